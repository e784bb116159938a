<?php
/**
 * Operators and values of a condition as SQL.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/**
 * A condition with several values: one of them, or between two.
 */
function icds_list_condition_sql(string $column, string $kind, string $operator, $value) {
	$values = is_array($value) ? array_values($value) : [$value];
	if (count($values) > 1000 || ('between' === $operator && 2 !== count($values))) {
		return icds_bad_query(__('IN takes up to 1,000 values, BETWEEN two.', 'dataverse-user-binding'));
	}
	$literals = [];
	foreach ($values as $one) {
		$literal = icds_literal($kind, $one);
		if (is_wp_error($literal)) {
			return $literal;
		}
		$literals[] = $literal;
	}
	if (!$literals) {
		return '(1 = 0)';
	}
	$present = icds_present_sql($column, $kind);
	return 'between' === $operator
		? "($present AND $column BETWEEN $literals[0] AND $literals[1])"
		: "($present AND $column IN (" . implode(', ', $literals) . '))';
}

/**
 * SQL for "not empty". An empty text is no value, as in Dataverse: it equals nothing and is above and below nothing.
 */
function icds_present_sql(string $column, string $kind): string {
	return 'text' === $kind ? "$column <> ''" : "$column IS NOT NULL";
}

/**
 * A condition on a part of a text. The vendor's LIKE takes `*` and `%` as wildcards; without any it means "contains".
 */
function icds_like_sql(string $column, string $kind, string $operator, $value) {
	global $wpdb;
	if ('text' !== $kind || !is_scalar($value)) {
		return icds_bad_query(__('Only texts can be searched by a part of them.', 'dataverse-user-binding'));
	}
	$folded = icds_fold_part((string) $value);
	if ('like' === $operator) {
		$pattern = str_replace(['*', '\\%'], '%', $wpdb->esc_like($folded));
		$pattern = str_contains($pattern, '%') ? $pattern : "%$pattern%";
	} else {
		$pattern =
			('startswith' === $operator ? '' : '%') . $wpdb->esc_like($folded) . ('endswith' === $operator ? '' : '%');
	}
	return $wpdb->prepare("($column <> '' AND $column LIKE %s)", $pattern);
}

/**
 * A value as SQL, by the kind of its field.
 *
 * @return string|WP_Error
 */
function icds_literal(string $kind, $value) {
	global $wpdb;
	/* translators: 1: value, 2: kind of field. */
	$sentence = __('%1$s is no value for a field that holds a %2$s.', 'dataverse-user-binding');
	$bad = icds_bad_query(sprintf($sentence, wp_json_encode($value), $kind));
	switch ($kind) {
		case 'number':
			return is_numeric($value) && is_finite((float) $value) ? (string) (float) $value : $bad;
		case 'flag':
			$flag = filter_var($value, FILTER_VALIDATE_BOOLEAN, FILTER_NULL_ON_FAILURE);
			return null === $flag ? $bad : (string) (int) $flag;
		case 'text':
			return is_scalar($value) ? $wpdb->prepare('%s', icds_fold($value)) : $bad;
		case 'time':
			$time = icds_parse_time($value);
			return null === $time ? $bad : $wpdb->prepare('%s', $time);
		case 'guid':
			$guid = icds_guid($value);
			return null === $guid ? $bad : $wpdb->prepare('%s', $guid);
		default:
			return $bad;
	}
}

/**
 * An operator by its own name or by the vendor's.
 */
function icds_operator(string $name): ?string {
	$vendor = ['=' => 'eq', '!=' => 'ne', '>' => 'gt', '>=' => 'ge', '<' => 'lt', '<=' => 'le', 'exists' => 'notnull'];
	$name = $vendor[strtolower(trim($name))] ?? strtolower(trim($name));
	$known = [
		'eq',
		'ne',
		'gt',
		'ge',
		'lt',
		'le',
		'in',
		'between',
		'null',
		'notnull',
		'startswith',
		'contains',
		'endswith',
		'like',
	];
	return in_array($name, $known, true) ? $name : null;
}

/**
 * What is wrong with a query.
 */
function icds_bad_query(string $sentence): WP_Error {
	return new WP_Error('icds_bad_query', $sentence, ['status' => 400]);
}
