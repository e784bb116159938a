<?php
/**
 * /user_binding/<id> (F115): one user's binding, with and without the wrapper `meta`.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the routes.
 */
function icds_register_user_binding_routes(): void {
	$route = '/user_binding/(?P<id>[0-9]+)';
	$id = ['id' => icds_user_id_schema()];
	$mode = ['type' => 'integer', 'enum' => [0, 1, 2, 3, 4]];
	$reference = [
		'type' => ['object', 'null'],
		'properties' => [
			'LogicalName' => ['type' => 'string'],
			'Id' => icds_guid_schema() + ['required' => true],
			'Name' => ['type' => ['string', 'null']],
		],
	];
	icds_route($route, 'GET', 'icds_rest_read_binding', $id);
	icds_route(
		$route,
		'PUT',
		'icds_rest_write_binding',
		$id + [
			'mode' => $mode,
			'ref' => $reference,
			'meta' => ['type' => 'object', 'properties' => ['icds_binding' => $mode, 'icds_binding_ref' => $reference]],
		],
	);
	icds_route($route, 'DELETE', 'icds_rest_clear_binding', $id);
}
add_action('rest_api_init', 'icds_register_user_binding_routes');

/**
 * GET.
 */
function icds_rest_read_binding(WP_REST_Request $request) {
	return get_userdata($request['id']) ? icds_user_binding($request['id']) : icds_user_not_found($request['id']);
}

/**
 * PUT: a reference without a mode means mode 3.
 */
function icds_rest_write_binding(WP_REST_Request $request) {
	$body = (array) $request->get_json_params();
	$body = is_array($body['meta'] ?? null)
		? ['mode' => $body['meta']['icds_binding'] ?? null, 'ref' => $body['meta']['icds_binding_ref'] ?? null]
		: $body;
	$reference = is_array($body['ref'] ?? null) ? $body['ref'] : null;
	if (!isset($body['mode']) && !$reference) {
		return icds_bad_query(__('Give a mode, a reference, or both.', 'dataverse-user-binding'));
	}
	$answer = icds_set_user_binding($request['id'], (int) ($body['mode'] ?? ICDS_MODE_CONTACT), $reference);
	return is_wp_error($answer) ? $answer : icds_user_binding($request['id']);
}

/**
 * DELETE: not bound.
 */
function icds_rest_clear_binding(WP_REST_Request $request) {
	$answer = icds_set_user_binding($request['id'], ICDS_MODE_NONE, null);
	return is_wp_error($answer) ? $answer : icds_user_binding($request['id']);
}
