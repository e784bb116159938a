<?php
/**
 * "Unbind from Dataverse" among the bulk actions of the users screen.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Offers the action to those who may bind users.
 *
 * @param string[] $actions Core's.
 */
function icds_add_bulk_unbind(array $actions): array {
	return current_user_can('icds_bind_users')
		? $actions + ['icds_unbind' => __('Unbind from Dataverse', 'dataverse-user-binding')]
		: $actions;
}
add_filter('bulk_actions-users', 'icds_add_bulk_unbind');

/**
 * Unbinds the chosen users and comes back with the numbers. Before core handles the action: on this screen core drops the nonce first and
 * checks none for actions of plugins.
 */
function icds_bulk_unbind(): void {
	// phpcs:ignore WordPress.Security.NonceVerification -- checked in the next lines.
	if ('icds_unbind' !== ($_REQUEST['action'] ?? null) || isset($_REQUEST['changeit'])) {
		// The button that changes roles sends what is chosen under Bulk actions along.
		return;
	}
	check_admin_referer('bulk-users');
	if (!current_user_can('icds_bind_users')) {
		wp_die(esc_html__('This needs the capability to bind users.', 'dataverse-user-binding'), '', [
			'response' => 403,
		]);
	}
	$numbers = icds_unbind_users(array_unique(array_map('intval', (array) ($_REQUEST['users'] ?? []))));
	$back = remove_query_arg(icds_bulk_arguments(), wp_get_referer() ?: admin_url('users.php'));
	wp_safe_redirect(add_query_arg(array_combine(icds_bulk_arguments(), $numbers), $back));
	exit();
}
add_action('load-users.php', 'icds_bulk_unbind');

/**
 * Unbinds users, each for itself; who is not bound is passed over.
 *
 * @param int[] $user_ids Users.
 * @return int[] How many were unbound, how many of these were locked (decision 4), how many stay bound.
 */
function icds_unbind_users(array $user_ids): array {
	$unbound = 0;
	$locked = 0;
	$kept = 0;
	foreach ($user_ids as $user_id) {
		$link = icds_link($user_id);
		if (!icds_is_bound($link)) {
			continue;
		}
		if (!icds_may_configure_binding($user_id) || true !== icds_set_user_binding($user_id, ICDS_MODE_NONE, null)) {
			$kept++;
			continue;
		}
		$unbound++;
		$locked += (int) (!$link->disabled && icds_link($user_id)->disabled);
	}
	return [$unbound, $locked, $kept];
}

/**
 * The arguments of the address that carry the numbers, in the order of icds_unbind_users().
 *
 * @return string[]
 */
function icds_bulk_arguments(): array {
	return ['icds_unbound', 'icds_locked', 'icds_kept'];
}

/**
 * Takes them out of the address once they were shown.
 *
 * @param string[] $arguments Core's.
 */
function icds_remove_bulk_arguments(array $arguments): array {
	return [...$arguments, ...icds_bulk_arguments()];
}
add_filter('removable_query_args', 'icds_remove_bulk_arguments');

/**
 * Says what the action did.
 */
function icds_print_bulk_notice(): void {
	// phpcs:ignore WordPress.Security.NonceVerification -- numbers to show; nothing is written.
	$numbers = array_map(fn($name) => isset($_GET[$name]) ? absint($_GET[$name]) : null, icds_bulk_arguments());
	if ('users' !== (get_current_screen()->id ?? '') || null === $numbers[0]) {
		return;
	}
	printf(
		'<div class="notice notice-%s is-dismissible" role="status"><p>%s</p></div>',
		$numbers[2] ? 'warning' : 'success',
		esc_html(implode(' ', icds_bulk_sentences(...array_map('intval', $numbers)))),
	);
}
add_action('admin_notices', 'icds_print_bulk_notice');

/**
 * The sentences of the notice.
 *
 * @return string[]
 */
function icds_bulk_sentences(int $unbound, int $locked, int $kept): array {
	/* translators: %s: number of users. */
	$done = _n('%s user was unbound.', '%s users were unbound.', $unbound, 'dataverse-user-binding');
	$sentences = [sprintf($done, number_format_i18n($unbound))];
	if ($locked) {
		/* translators: %s: number of users. */
		$shut = _n(
			'Dataverse refused %s of them, whose login is locked now, so that unbinding opens no door.',
			'Dataverse refused %s of them, whose logins are locked now, so that unbinding opens no door.',
			$locked,
			'dataverse-user-binding',
		);
		$sentences[] = sprintf($shut, number_format_i18n($locked));
	}
	if ($kept) {
		/* translators: %s: number of users. */
		$left = _n(
			'%s user stays bound: you may not edit it, or somebody else changed it at the same time.',
			'%s users stay bound: you may not edit them, or somebody else changed them at the same time.',
			$kept,
			'dataverse-user-binding',
		);
		$sentences[] = sprintf($left, number_format_i18n($kept));
	}
	return $sentences;
}
