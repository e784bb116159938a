<?php
/**
 * Text as it is searched: without case, accents and outer spaces.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Folds text so that "José ", "jose" and "JOSE" are equal in every database. The locale is fixed: in a German site remove_accents()
 * would otherwise turn "ü" into "ue", and a change of the site's language would break every comparison.
 *
 * @param mixed $text Anything that reads as text.
 * @return string At most 190 characters, the length of the folded columns.
 */
function icds_fold($text): string {
	$text = remove_accents(trim(is_scalar($text) ? (string) $text : ''), 'en_US');
	$text = function_exists('mb_strtolower') ? mb_strtolower($text, 'UTF-8') : strtolower($text);
	return mb_substr($text, 0, 190, 'UTF-8');
}
