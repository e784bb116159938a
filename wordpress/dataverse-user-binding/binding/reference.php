<?php
/**
 * The reference that a binding's public face carries: {LogicalName, Id, Name, KeyAttributes} (F22, F116).
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Reads a reference as an array or an object of any class has it (the vendor's EntityReference among them).
 *
 * @param mixed $value Reference.
 * @return array{LogicalName: string, Id: string, Name: string}|null Null when it is none, or names another table than contact.
 */
function icds_read_reference($value): ?array {
	$value = is_object($value) ? get_object_vars($value) : $value;
	if (!is_array($value)) {
		return null;
	}
	$id = icds_guid($value['Id'] ?? null);
	$table = $value['LogicalName'] ?? 'contact';
	if (null === $id || 'contact' !== $table) {
		return null;
	}
	return ['LogicalName' => 'contact', 'Id' => $id, 'Name' => is_string($value['Name'] ?? null) ? $value['Name'] : ''];
}

/**
 * A reference to a contact as it is stored and sent.
 */
function icds_reference(?string $contact_id, ?string $name): ?array {
	return null === $contact_id
		? null
		: ['LogicalName' => 'contact', 'Id' => $contact_id, 'Name' => (string) $name, 'KeyAttributes' => null];
}

/**
 * The contact that Custom mode means for a user (F21): asked of the site's own code at each use.
 */
function icds_custom_reference(int $user_id): ?array {
	/**
	 * Names the contact of a user in Custom mode.
	 *
	 * @param object|array|null $reference Null at first; {LogicalName, Id, Name} or an object with these properties.
	 * @param int               $user_id   User.
	 * @param mixed             $service   Null: the vendor's UserService has no counterpart here.
	 */
	return icds_read_reference(apply_filters('integration-cds/user-binding/bind-custom', null, $user_id, null));
}
