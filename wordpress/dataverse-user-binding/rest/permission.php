<?php
/**
 * Who may call the routes.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Every route of this plugin is for those who may bind users: the bridge and administrators.
 *
 * @return true|WP_Error 401 for strangers, 403 for everybody else.
 */
function icds_rest_permission() {
	if (current_user_can('icds_bind_users')) {
		return true;
	}
	return new WP_Error(
		'icds_forbidden',
		is_user_logged_in()
			? __(
				'This needs the capability to bind users: the role "Dataverse bridge", or an administrator.',
				'dataverse-user-binding',
			)
			: __('Sign in with an application password of a user who may bind users.', 'dataverse-user-binding'),
		['status' => rest_authorization_required_code()],
	);
}

/**
 * Refuses what the caller may not do to a user: the bridge manages only users with the roles that the settings name.
 *
 * @param string $capability edit_user, promote_user or delete_user.
 * @return WP_Error|null 404 icds_user_not_found, 403 icds_user_not_managed.
 */
function icds_refusal_of_caller(string $capability, int $user_id): ?WP_Error {
	if (!get_userdata($user_id)) {
		return icds_user_not_found($user_id);
	}
	if (current_user_can($capability, $user_id)) {
		return null;
	}
	/* translators: %s: names of roles. */
	$sentence = __(
		'Dataverse may not manage this user: only users whose roles are among %s.',
		'dataverse-user-binding',
	);
	return new WP_Error('icds_user_not_managed', sprintf($sentence, implode(', ', icds_managed_roles())), [
		'status' => 403,
	]);
}

/**
 * Refuses a body that names another id than the address does: WordPress would go by the body, whoever watches addresses by the address.
 */
function icds_refusal_of_other_id(WP_REST_Request $request): ?WP_Error {
	$id = $request->get_url_params()['id'] ?? null;
	return null === $id || (int) $id === (int) $request['id']
		? null
		: icds_bad_query(__('The body names another id than the address.', 'dataverse-user-binding'));
}

/**
 * Registers one method of one route.
 *
 * @param string   $route    Below integration-cds/v1.
 * @param string   $method   HTTP method.
 * @param callable $callback Gets the request; answers data, a response or an error.
 * @param array    $args     Schema of each argument.
 */
function icds_route(string $route, string $method, callable $callback, array $args = []): void {
	register_rest_route(ICDS_NAMESPACE, $route, [
		'methods' => $method,
		'permission_callback' => 'icds_rest_permission',
		'args' => $args,
		'callback' => function (WP_REST_Request $request) use ($callback) {
			$answer = icds_refusal_of_other_id($request) ?? $callback($request);
			// What this request changed can be pulled as soon as it is answered.
			icds_complete_changes();
			return $answer;
		},
	]);
}
