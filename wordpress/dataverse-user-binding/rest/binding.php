<?php
/**
 * POST /binding.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the route.
 */
function icds_register_binding_route(): void {
	icds_route('/binding', 'POST', 'icds_rest_bind', [
		'contact' => [
			'type' => 'object',
			'required' => true,
			'properties' => [
				'id' => icds_guid_schema() + ['required' => true],
				'name' => ['type' => ['string', 'null']],
			],
		],
		'user' => icds_user_id_schema(true),
		'expect' => [
			'type' => ['object', 'null'],
			'properties' => ['contact_user' => icds_user_id_schema(true), 'user_contact' => icds_guid_schema(true)],
		],
		'take_over' => ['type' => 'boolean', 'default' => false],
	]);
}
add_action('rest_api_init', 'icds_register_binding_route');

/**
 * Reads the body and binds.
 */
function icds_rest_bind(WP_REST_Request $request) {
	$expect = $request['expect'];
	if (!$request['take_over'] && !is_array($expect)) {
		return icds_bad_query(
			__(
				'Without take_over say what you expect: the contact\'s user and the user\'s contact.',
				'dataverse-user-binding',
			),
		);
	}
	if (!$request->has_param('user')) {
		return icds_bad_query(__('Name the user, or null to unbind the contact.', 'dataverse-user-binding'));
	}
	return icds_bind_contact(
		['id' => strtolower($request['contact']['id']), 'name' => (string) ($request['contact']['name'] ?? '')],
		$request['user'],
		is_array($expect)
			? [
				'contact_user' => $expect['contact_user'] ?? null,
				'user_contact' => icds_guid($expect['user_contact'] ?? null),
			]
			: null,
		(bool) $request['take_over'],
	);
}
