<?php
/**
 * Guids, times and row versions as they are stored and sent.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * A guid in lower case without braces; null when the text is none.
 *
 * @param mixed $text Guid as anybody may have written it.
 */
function icds_guid($text): ?string {
	$guid = is_string($text) ? strtolower(trim($text, " {}\t\n\r")) : '';
	return preg_match('/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/', $guid) ? $guid : null;
}

/**
 * The present moment as it is stored: UTC, to the second.
 *
 * @param int $offset Seconds from now.
 */
function icds_now(int $offset = 0): string {
	return gmdate('Y-m-d H:i:s', time() + $offset);
}

/**
 * A stored time as it is sent: ISO 8601, UTC.
 */
function icds_iso(?string $stored): ?string {
	return null === $stored || '' === $stored || str_starts_with($stored, '0000')
		? null
		: str_replace(' ', 'T', $stored) . 'Z';
}

/**
 * Reads a time as somebody sent it; null when it is none.
 *
 * @param mixed $text ISO 8601 with an offset, or in UTC without one.
 */
function icds_parse_time($text): ?string {
	if (!is_string($text) || !preg_match('/^\d{4}-\d\d-\d\d/', $text)) {
		return null;
	}
	try {
		return (new DateTimeImmutable($text, new DateTimeZone('UTC')))
			->setTimezone(new DateTimeZone('UTC'))
			->format('Y-m-d H:i:s');
	} catch (Exception $e) {
		return null;
	}
}

/**
 * Compares two row versions. They are strings of digits and may exceed every integer that PHP has, so length decides first.
 *
 * @return int Below, equal to or above 0, as strcmp() answers.
 */
function icds_compare_versions(string $one, string $other): int {
	$one = ltrim($one, '0');
	$other = ltrim($other, '0');
	return strlen($one) !== strlen($other) ? strlen($one) <=> strlen($other) : strcmp($one, $other);
}

/**
 * Whether a row version is newer than the stored one; with nothing stored every version is.
 */
function icds_is_newer(string $version, ?string $stored): bool {
	return null === $stored || '' === $stored || icds_compare_versions($version, $stored) > 0;
}
