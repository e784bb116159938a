<?php
/**
 * The column "Dataverse contact" in the list of users. To change: user-binding-section.php.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Adds the column.
 *
 * @param string[] $columns Columns by name.
 */
function icds_add_users_column(array $columns): array {
	return $columns + ['icds_contact' => __('Dataverse contact', 'dataverse-user-binding')];
}
add_filter('manage_users_columns', 'icds_add_users_column');

/**
 * Fills a cell: the contact's name, or the mode; whom Dataverse refuses, and who is disabled, is marked as such.
 *
 * @param string $output  What others print there.
 * @param string $column  Column.
 * @param int    $user_id User.
 */
function icds_print_users_column($output, $column, $user_id): string {
	if ('icds_contact' !== $column) {
		return (string) $output;
	}
	$link = icds_link((int) $user_id);
	$modes = [
		ICDS_MODE_USERNAME => __('Username', 'dataverse-user-binding'),
		ICDS_MODE_CUSTOM => __('Custom', 'dataverse-user-binding'),
		ICDS_MODE_DISABLED => __('Disabled', 'dataverse-user-binding'),
	];
	$contact = icds_contact_of($link);
	$parts = [null === $contact ? $modes[(int) ($link->mode ?? 0)] ?? '—' : ($link->contact_name ?: $contact)];
	if (icds_is_marked($link)) {
		$parts[] = __('refused by Dataverse', 'dataverse-user-binding');
	}
	if ($link && $link->disabled) {
		$parts[] = __('login locked', 'dataverse-user-binding');
	}
	return esc_html(implode(', ', $parts));
}
add_filter('manage_users_custom_column', 'icds_print_users_column', 10, 3);
