<?php
/**
 * The end of a request: what changed in fact?
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Completes the outbox rows that this request began, drops those that changed nothing, and brings the links' folded columns up to date.
 * Runs at shutdown, and before a route of ours answers, so that its caller can pull at once.
 */
function icds_complete_changes(): void {
	while (!empty($GLOBALS['icds_touched'])) {
		$touched = $GLOBALS['icds_touched'];
		$GLOBALS['icds_touched'] = [];
		foreach ($touched as $user_id => $change) {
			icds_complete_change($user_id, $change);
		}
	}
}
add_action('shutdown', 'icds_complete_changes', 100);

/**
 * Completes one user's row.
 *
 * @param array $change {before, kind, seq} of icds_touch().
 */
function icds_complete_change(int $user_id, array $change): void {
	$after = icds_change_view($user_id);
	$kind = $after ? $change['kind'] : 'deleted';
	if ('deleted' === $kind && $after) {
		$kind = 'updated';
	}
	$changed = $after ? icds_changed_fields($change['before'], $after) : [];
	if ('updated' === $kind && !$changed) {
		icds_outbox_drop($change['seq']);
		return;
	}
	if ('updated' === $kind && array_intersect(['mode', 'contact_id'], $changed)) {
		$kind = 'binding';
	}
	$data = icds_change_data($change['before'], $after, $changed);
	if (!icds_outbox_complete($change['seq'], $kind, $data)) {
		icds_outbox_add($user_id, $kind, $data, true);
	}
	$GLOBALS['icds_changes_to_pull'] = true;
	if ($after) {
		icds_sync_link($user_id);
		icds_write_link($user_id, ['modified' => icds_now()]);
	}
}

/**
 * Fields of the row that differ. The contact last resolved is no field of it.
 *
 * @return string[]
 */
function icds_changed_fields(array $before, array $after): array {
	unset($before['last_contact_id']);
	return array_values(array_filter(array_keys($before), fn($field) => $before[$field] !== $after[$field]));
}
