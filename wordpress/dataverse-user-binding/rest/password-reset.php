<?php
/**
 * /reset_password and /reset_password_link (F117 to F119). For those who may bind users and may edit this one: never the bridge for a user
 * outside the roles that Dataverse may manage, never a user for somebody else.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the routes.
 */
function icds_register_password_reset_routes(): void {
	$who = [
		'id' => icds_user_id_schema(),
		'email' => ['type' => 'string', 'maxLength' => 100],
		'login' => ['type' => 'string', 'maxLength' => 60],
	];
	icds_route('/reset_password', 'POST', 'icds_rest_reset_password', $who);
	icds_route('/reset_password_link', 'GET', 'icds_rest_reset_password_link', $who);
}
add_action('rest_api_init', 'icds_register_password_reset_routes');

/**
 * POST /reset_password: 204 once WordPress handed the mail to its mailer.
 */
function icds_rest_reset_password(WP_REST_Request $request) {
	$user = icds_user_to_reset($request);
	$answer = is_wp_error($user) ? $user : icds_send_password_reset($user);
	return is_wp_error($answer) ? $answer : new WP_REST_Response(null, 204);
}

/**
 * GET /reset_password_link: the link, which no cache may keep.
 */
function icds_rest_reset_password_link(WP_REST_Request $request) {
	$user = icds_user_to_reset($request);
	$link = is_wp_error($user) ? $user : icds_password_reset_link($user);
	return is_wp_error($link)
		? $link
		: new WP_REST_Response(['link' => $link], 200, ['Cache-Control' => 'no-store, private']);
}

/**
 * Whom a request is about: by id, else by email, else by login.
 *
 * @return WP_User|WP_Error Status 500 with the codes 2 and 3, as documented for years and relied on (F118); 403 icds_user_not_managed.
 */
function icds_user_to_reset(WP_REST_Request $request) {
	foreach (['id', 'email', 'login'] as $name) {
		if (null !== $request[$name] && '' !== $request[$name]) {
			$user = get_user_by($name, $request[$name]);
			return $user ? icds_refusal_of_caller('edit_user', $user->ID) ?? $user : new WP_Error(3, 'User not found.');
		}
	}
	return new WP_Error(2, 'Either user id, login, or email must be specified.');
}
