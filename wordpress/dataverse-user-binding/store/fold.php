<?php
/**
 * Text as it is searched: without case, accents and outer spaces.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * Folds text so that "José ", "jose" and "JOSE" are equal in every database.
 *
 * @param mixed $text Anything that reads as text.
 * @return string At most 190 characters, the length of the folded columns.
 */
function icds_fold($text): string {
	return icds_fold_part(is_scalar($text) ? trim((string) $text) : '');
}

/**
 * Folds a part of a text: its outer spaces count. Accents of Latin and Greek letters go, marks that make another letter (Cyrillic) stay, as
 * in Dataverse. The locale is fixed: in a German site remove_accents() would otherwise turn "ü" into "ue", and a change of the site's
 * language would break every comparison.
 *
 * @param string $text A text or a part of one.
 * @return string At most 190 characters.
 */
function icds_fold_part(string $text): string {
	$text = remove_accents(strtr($text, ['ß' => 'ss', 'ẞ' => 'ss']), 'en_US');
	$text = function_exists('mb_strtolower') ? mb_strtolower($text, 'UTF-8') : strtolower($text);
	$greek = ['ά' => 'α', 'έ' => 'ε', 'ή' => 'η', 'ί' => 'ι', 'ό' => 'ο', 'ύ' => 'υ', 'ώ' => 'ω'];
	$greek += ['ϊ' => 'ι', 'ϋ' => 'υ', 'ΐ' => 'ι', 'ΰ' => 'υ', 'ς' => 'σ'];
	$text = strtr($text, $greek);
	$text = preg_replace('/(?<=[a-zα-ω])[\x{0300}-\x{036f}]+/u', '', $text) ?? $text;
	return mb_substr($text, 0, 190, 'UTF-8');
}
