<?php
/**
 * Changes that failed eight times: shown, and tried again when somebody asks.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * How many there are.
 */
function icds_number_of_parked_changes(): int {
	global $wpdb;
	return (int) $wpdb->get_var(
		$wpdb->prepare('SELECT COUNT(*) FROM ' . icds_table('outbox') . ' WHERE site = %d AND parked = 1', icds_site()),
	);
}

/**
 * Lists parked changes below the settings; prints nothing when there are none.
 */
function icds_print_parked_changes(): void {
	global $wpdb;
	$rows = $wpdb->get_results(
		$wpdb->prepare(
			'SELECT user_id, kind, data, error, created FROM ' .
				icds_table('outbox') .
				' WHERE site = %d AND parked = 1 ORDER BY seq LIMIT 50',
			icds_site(),
		),
	);
	if (!$rows) {
		return;
	}
	echo '<h2>' . esc_html__('Changes that Dataverse did not take', 'dataverse-user-binding') . '</h2>';
	$number = icds_number_of_parked_changes();
	$hint = __('Later changes of these users wait too.', 'dataverse-user-binding');
	if ($number > count($rows)) {
		/* translators: 1: number shown, 2: number of all. */
		$more = __('The first %1$s of %2$s are shown.', 'dataverse-user-binding');
		$hint .= ' ' . sprintf($more, number_format_i18n(count($rows)), number_format_i18n($number));
	}
	echo '<p>' . esc_html($hint) . '</p><table class="widefat striped"><thead><tr>';
	$headings = [
		__('User', 'dataverse-user-binding'),
		__('Change', 'dataverse-user-binding'),
		__('Since (UTC)', 'dataverse-user-binding'),
		__('What went wrong', 'dataverse-user-binding'),
	];
	foreach ($headings as $heading) {
		echo '<th scope="col">' . esc_html($heading) . '</th>';
	}
	echo '</tr></thead><tbody>';
	foreach ($rows as $row) {
		printf(
			'<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>',
			esc_html(icds_changed_user_in_words($row)),
			esc_html(icds_change_labels()[$row->kind] ?? $row->kind),
			esc_html($row->created),
			esc_html((string) $row->error),
		);
	}
	echo '</tbody></table><form method="post" action="' . esc_url(admin_url('admin-post.php')) . '">';
	echo '<input type="hidden" name="action" value="icds_retry_parked">';
	wp_nonce_field('icds_retry_parked');
	submit_button(__('Try again', 'dataverse-user-binding'), 'secondary');
	echo '</form>';
}

/**
 * The label of each kind of change.
 *
 * @return array<string, string>
 */
function icds_change_labels(): array {
	return [
		'created' => __('User created', 'dataverse-user-binding'),
		'updated' => __('User changed', 'dataverse-user-binding'),
		'deleted' => __('User deleted', 'dataverse-user-binding'),
		'binding' => __('Binding changed', 'dataverse-user-binding'),
		'hint' => __('Contact to compare', 'dataverse-user-binding'),
	];
}

/**
 * Whose change it is: the sign-in name, also of a user who is gone; a hint is about a contact.
 *
 * @param stdClass $row Of the outbox.
 */
function icds_changed_user_in_words(stdClass $row): string {
	$data = (array) json_decode((string) $row->data, true);
	$login = get_userdata((int) $row->user_id)->user_login ?? ($data['login'] ?? null);
	return is_string($login) ? $login : $data['contacts'][0] ?? "#$row->user_id";
}

/**
 * Makes every parked change due.
 */
function icds_retry_parked(): void {
	global $wpdb;
	if (!current_user_can('manage_options')) {
		wp_die(esc_html__('This needs the capability to manage options.', 'dataverse-user-binding'), '', [
			'response' => 403,
		]);
	}
	check_admin_referer('icds_retry_parked');
	$wpdb->query(
		$wpdb->prepare(
			'UPDATE ' .
				icds_table('outbox') .
				' SET parked = 0, tries = 0, next_try = UTC_TIMESTAMP() WHERE site = %d AND parked = 1',
			icds_site(),
		),
	);
	wp_safe_redirect(admin_url('options-general.php?page=' . ICDS_SETTINGS));
	exit();
}
add_action('admin_post_icds_retry_parked', 'icds_retry_parked');
