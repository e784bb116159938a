<?php
/**
 * Shapes that several routes take.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

const ICDS_GUID_PATTERN = '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$';

/**
 * A guid.
 *
 * @param bool $nullable Whether null is one too.
 */
function icds_guid_schema(bool $nullable = false): array {
	return ['type' => $nullable ? ['string', 'null'] : 'string', 'pattern' => ICDS_GUID_PATTERN];
}

/**
 * A row version: digits.
 */
function icds_version_schema(): array {
	return ['type' => ['string', 'null'], 'pattern' => '^[0-9]{1,20}$'];
}

/**
 * A user's id.
 */
function icds_user_id_schema(bool $nullable = false): array {
	return ['type' => $nullable ? ['integer', 'null'] : 'integer', 'minimum' => 1];
}

/**
 * The fields of a user that Dataverse may write, but the sign-in name.
 */
function icds_user_fields_schema(): array {
	$text = ['type' => 'string', 'maxLength' => 250];
	return [
		'email' => ['type' => 'string', 'maxLength' => 100],
		'display_name' => $text + ['minLength' => 1],
		'first_name' => $text,
		'last_name' => $text,
		'roles' => ['type' => 'array', 'items' => ['type' => 'string', 'maxLength' => 100], 'maxItems' => 20],
		'login_locked' => ['type' => 'boolean'],
		'timezone' => ['type' => 'string', 'maxLength' => 100],
		'locale' => ['type' => 'string', 'maxLength' => 20],
	];
}

/**
 * The arguments of a request that were given, of those a schema names.
 */
function icds_given(WP_REST_Request $request, array $schema): array {
	$given = array_filter(array_keys($schema), fn($name) => $request->has_param($name));
	return array_combine($given, array_map(fn($name) => $request[$name], $given));
}
