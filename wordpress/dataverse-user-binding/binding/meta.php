<?php
/**
 * The public face of bindings: user meta, also over WordPress's own REST route (F116).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Registers the meta keys. Nobody may write them about himself unless he may bind users: core lets every user write his own registered
 * meta otherwise, and a subscriber could bind himself to any contact.
 */
function icds_register_meta(): void {
	$reference = [
		'type' => 'object',
		'additionalProperties' => false,
		'properties' => [
			'LogicalName' => ['type' => 'string', 'enum' => ['contact']],
			'Id' => ['type' => 'string', 'pattern' => ICDS_GUID_PATTERN],
			'Name' => ['type' => ['string', 'null'], 'maxLength' => 200],
			'KeyAttributes' => ['type' => ['object', 'array', 'null']],
		],
	];
	$keys = [
		'icds_binding' => ['type' => 'integer', 'default' => 0, 'schema' => ['minimum' => 0, 'maximum' => 4]],
		'icds_binding_ref' => ['type' => 'object', 'schema' => $reference],
		'icds_disabled' => ['type' => 'integer', 'default' => 0, 'schema' => ['minimum' => 0, 'maximum' => 1]],
		'icds_last_login' => ['type' => 'string', 'default' => ''],
		'icds_timezone' => ['type' => 'string', 'default' => '', 'schema' => ['maxLength' => 100]],
		'icds_locale' => ['type' => 'string', 'default' => '', 'schema' => ['maxLength' => 20]],
	];
	foreach ($keys as $key => $meta) {
		$schema = $meta['schema'] ?? [];
		unset($meta['schema']);
		register_meta(
			'user',
			$key,
			$meta + [
				'single' => true,
				'auth_callback' => 'icds_may_write_meta',
				'show_in_rest' => ['schema' => $schema],
			],
		);
	}
}
add_action('init', 'icds_register_meta', 5);

/**
 * Whether a user may write our meta, whosever it is.
 *
 * @param bool   $allowed   What core thinks.
 * @param string $key       Meta key.
 * @param int    $object_id Whose meta.
 * @param int    $user_id   Who wants to.
 */
function icds_may_write_meta($allowed, $key, $object_id, $user_id): bool {
	return user_can((int) $user_id, 'icds_bind_users');
}

/**
 * Core shows registered meta to everybody who may see the user; ours is for those who manage users.
 *
 * @param WP_REST_Response $response Core's answer.
 */
function icds_hide_meta(WP_REST_Response $response): WP_REST_Response {
	$data = $response->get_data();
	if (!isset($data['meta']) || current_user_can('list_users')) {
		return $response;
	}
	$data['meta'] = array_filter(
		(array) $data['meta'],
		fn($key) => !str_starts_with((string) $key, 'icds_'),
		ARRAY_FILTER_USE_KEY,
	);
	$response->set_data($data);
	return $response;
}
add_filter('rest_prepare_user', 'icds_hide_meta');

/**
 * Writes the public face of a link. The link is the truth; this never reads back into it.
 */
function icds_write_public_meta(int $user_id, int $mode, ?array $reference): void {
	icds_quietly(function () use ($user_id, $mode, $reference) {
		update_user_meta($user_id, 'icds_binding', $mode);
		if ($reference) {
			update_user_meta($user_id, 'icds_binding_ref', $reference);
		} else {
			delete_user_meta($user_id, 'icds_binding_ref');
		}
	});
}

/**
 * Runs our own writes of meta, which need no reading back.
 *
 * @param callable $write Writes.
 */
function icds_quietly(callable $write): void {
	$was = $GLOBALS['icds_quiet'] ?? false;
	$GLOBALS['icds_quiet'] = true;
	try {
		$write();
	} finally {
		$GLOBALS['icds_quiet'] = $was;
	}
}
