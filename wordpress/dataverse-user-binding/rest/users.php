<?php
/**
 * /users and /users/row: the rows of the virtual table.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the routes.
 */
function icds_register_user_routes(): void {
	$id = ['id' => icds_user_id_schema()];
	$fields = icds_user_fields_schema();
	$login = ['type' => 'string', 'minLength' => 1, 'maxLength' => 60];
	icds_route('/users', 'POST', 'icds_rest_query', [
		'Filter' => ['type' => ['object', 'null']],
		'Order' => ['type' => 'array', 'items' => ['type' => 'object'], 'maxItems' => 10],
		'Top' => ['type' => 'integer', 'minimum' => 0, 'maximum' => ICDS_MAX_TOP],
		'Skip' => ['type' => 'integer', 'minimum' => 0],
		'Count' => ['type' => 'boolean'],
	]);
	icds_route(
		'/users/row',
		'POST',
		'icds_rest_create_user',
		['login' => $login + ['required' => true], 'email' => $fields['email'] + ['required' => true]] + $fields,
	);
	icds_route('/users/row/(?P<id>[0-9]+)', 'GET', 'icds_rest_read_user', $id);
	icds_route('/users/row/(?P<id>[0-9]+)', 'PATCH', 'icds_rest_update_user', $id + $fields + ['login' => $login]);
	icds_route(
		'/users/row/(?P<id>[0-9]+)',
		'DELETE',
		'icds_rest_delete_user',
		$id + ['reassign' => icds_user_id_schema()],
	);
}
add_action('rest_api_init', 'icds_register_user_routes');

/**
 * POST /users: a page of rows.
 */
function icds_rest_query(WP_REST_Request $request) {
	return icds_query_users(array_filter((array) $request->get_json_params(), fn($value) => null !== $value));
}

/**
 * GET /users/row/<id>.
 */
function icds_rest_read_user(WP_REST_Request $request) {
	return icds_user_row_of($request['id']) ?? icds_user_not_found($request['id']);
}

/**
 * POST /users/row: 201 and the new row.
 */
function icds_rest_create_user(WP_REST_Request $request) {
	if (!current_user_can('create_users')) {
		$sentence = __('This user may not create users.', 'dataverse-user-binding');
		return new WP_Error('icds_forbidden', $sentence, ['status' => 403]);
	}
	$user_id = icds_create_user(icds_given($request, icds_user_fields_schema()) + ['login' => $request['login']]);
	if (is_wp_error($user_id)) {
		return $user_id;
	}
	icds_complete_changes();
	return new WP_REST_Response(icds_user_row_of($user_id), 201);
}

/**
 * PATCH /users/row/<id>: the row as it is then.
 */
function icds_rest_update_user(WP_REST_Request $request) {
	$refusal = icds_refusal_of_caller('edit_user', $request['id']);
	if (!$refusal && $request->has_param('roles')) {
		$refusal = icds_refusal_of_caller('promote_user', $request['id']);
	}
	if (!$refusal && $request->has_param('login')) {
		$sentence = __(
			'WordPress can\'t change a sign-in name. Create another user instead.',
			'dataverse-user-binding',
		);
		$refusal = new WP_Error('icds_login_is_fixed', $sentence, ['status' => 400]);
	}
	if ($refusal) {
		return $refusal;
	}
	$user_id = icds_update_user($request['id'], icds_given($request, icds_user_fields_schema()));
	if (is_wp_error($user_id)) {
		return $user_id;
	}
	icds_complete_changes();
	return icds_user_row_of($user_id);
}

/**
 * DELETE /users/row/<id>: 204.
 */
function icds_rest_delete_user(WP_REST_Request $request) {
	$guarded = get_userdata($request['id']) ? icds_refusal_to_delete($request['id']) : null;
	$refusal = null === $guarded ? icds_refusal_of_caller('delete_user', $request['id']) : icds_refused($guarded);
	$answer = $refusal ?? icds_delete_user($request['id'], $request['reassign']);
	return is_wp_error($answer) ? $answer : new WP_REST_Response(null, 204);
}
