<?php
/**
 * Tools > Site Health: three tests of this plugin.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Adds the tests. The one that asks the bridge may have to wait for it, so the screen asks for it after it was shown.
 *
 * @param array $tests Core's and others', by kind.
 */
function icds_add_health_tests(array $tests): array {
	$tests['direct']['icds_installation'] = [
		'label' => __('Dataverse User Binding', 'dataverse-user-binding'),
		'test' => fn() => icds_health_result('icds_installation', icds_check_installation()),
	];
	$tests['direct']['icds_changes'] = [
		'label' => __('Changes of users on their way to Dataverse', 'dataverse-user-binding'),
		'test' => fn() => icds_health_result('icds_changes', icds_check_changes()),
	];
	$tests['async']['icds_sign_ins'] = [
		'label' => __('Sign-ins of users bound to Dataverse', 'dataverse-user-binding'),
		'test' => rest_url(ICDS_NAMESPACE . '/site-health/sign-ins'),
		'has_rest' => true,
		'async_direct_test' => 'icds_sign_ins_health',
	];
	return $tests;
}
add_filter('site_status_tests', 'icds_add_health_tests');

/**
 * The test that asks the bridge.
 */
function icds_sign_ins_health(): array {
	return icds_health_result('icds_sign_ins', icds_check_sign_ins());
}

/**
 * Registers the route that the screen asks; for those who may see Site Health at all.
 */
function icds_register_site_health_route(): void {
	register_rest_route(ICDS_NAMESPACE, '/site-health/sign-ins', [
		'methods' => 'GET',
		'permission_callback' => fn() => current_user_can('view_site_health_checks'),
		'callback' => 'icds_sign_ins_health',
	]);
}
add_action('rest_api_init', 'icds_register_site_health_route');

/**
 * A result in the shape of Site Health, with the way to the settings where something is wrong.
 *
 * @param string $test  Name of the test.
 * @param array  $found {status, label, sentences} of health-checks.php.
 */
function icds_health_result(string $test, array $found): array {
	$settings = sprintf(
		'<p><a href="%s">%s</a></p>',
		esc_url(admin_url('options-general.php?page=' . ICDS_SETTINGS)),
		esc_html__('Settings of Dataverse User Binding', 'dataverse-user-binding'),
	);
	return [
		// The screen escapes the label itself, and nothing else.
		'label' => $found['label'],
		'status' => $found['status'],
		'badge' => ['label' => __('Dataverse', 'dataverse-user-binding'), 'color' => 'blue'],
		'description' => implode(
			'',
			array_map(fn($sentence) => '<p>' . esc_html($sentence) . '</p>', $found['sentences']),
		),
		'actions' => 'good' === $found['status'] ? '' : $settings,
		'test' => $test,
	];
}
