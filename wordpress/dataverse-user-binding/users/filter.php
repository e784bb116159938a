<?php
/**
 * The filter of POST /users as SQL. Every value goes through $wpdb->prepare(); every condition is true or false, never unknown, so that "not"
 * means what it says for empty columns too.
 *
 * @package dataverse-user-binding
 */

defined('ABSPATH') || exit();

/** Conditions and groups in one filter, and how deep they may be nested. */
const ICDS_MAX_CONDITIONS = 500;
const ICDS_MAX_DEPTH = 20;

/**
 * Translates a filter.
 *
 * @param mixed $filter {Type, Conditions} or {Field, Operator, Value}.
 * @param int   $depth  How deep this one is nested.
 * @param int   $count  Conditions so far.
 * @return string|WP_Error SQL in brackets; 400 icds_bad_query with what is wrong.
 */
function icds_filter_sql($filter, int $depth = 0, int &$count = 0) {
	if (!is_array($filter) || $depth > ICDS_MAX_DEPTH || ++$count > ICDS_MAX_CONDITIONS) {
		return icds_bad_query(
			__('The filter is no filter, or too long, or nested too deep.', 'dataverse-user-binding'),
		);
	}
	if (isset($filter['Field'])) {
		return icds_condition_sql($filter);
	}
	$type = strtolower(is_string($filter['Type'] ?? null) ? $filter['Type'] : 'and');
	$conditions = is_array($filter['Conditions'] ?? null) ? $filter['Conditions'] : [];
	if (!in_array($type, ['and', 'or', 'not'], true) || ('not' === $type && 1 !== count($conditions))) {
		return icds_bad_query(
			__('A filter\'s Type is and, or, or not; not takes one condition.', 'dataverse-user-binding'),
		);
	}
	$parts = [];
	foreach ($conditions as $condition) {
		$sql = icds_filter_sql($condition, $depth + 1, $count);
		if (is_wp_error($sql)) {
			return $sql;
		}
		$parts[] = $sql;
	}
	if (!$parts) {
		return 'or' === $type ? '(1 = 0)' : '(1 = 1)';
	}
	return 'not' === $type ? "(NOT $parts[0])" : '(' . implode(' ' . strtoupper($type) . ' ', $parts) . ')';
}

/**
 * Translates one condition.
 *
 * @param array $condition {Field, Operator, Value}.
 * @return string|WP_Error
 */
function icds_condition_sql(array $condition) {
	$field = is_string($condition['Field']) ? icds_field_name($condition['Field']) : null;
	$operator = icds_operator(is_string($condition['Operator'] ?? null) ? $condition['Operator'] : '');
	if (null === $field || null === $operator) {
		/* translators: %s: field and operator of the query. */
		$sentence = __('Users can\'t be searched by "%s".', 'dataverse-user-binding');
		return icds_bad_query(
			sprintf($sentence, wp_json_encode([$condition['Field'], $condition['Operator'] ?? null])),
		);
	}
	[$column, $kind] = icds_query_fields()[$field];
	$value = $condition['Value'] ?? null;
	if (null === $value && 'eq' === $operator) {
		$operator = 'null';
	} elseif (null === $value && 'ne' === $operator) {
		$operator = 'notnull';
	}
	if (in_array($operator, ['null', 'notnull'], true)) {
		$empty = 'text' === $kind ? "$column = ''" : "$column IS NULL";
		return 'null' === $operator ? "($empty)" : "(NOT ($empty))";
	}
	if ('in' === $operator || 'between' === $operator) {
		return icds_list_condition_sql($column, $kind, $operator, $value);
	}
	if (in_array($operator, ['startswith', 'endswith', 'contains', 'like'], true)) {
		return icds_like_sql($column, $kind, $operator, $value);
	}
	$literal = icds_literal($kind, $value);
	if (is_wp_error($literal)) {
		return $literal;
	}
	$signs = ['eq' => '=', 'ne' => '<>', 'gt' => '>', 'ge' => '>=', 'lt' => '<', 'le' => '<='];
	return 'ne' === $operator
		? "($column IS NULL OR $column <> $literal)"
		: "($column IS NOT NULL AND $column $signs[$operator] $literal)";
}

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
	return 'between' === $operator
		? "($column IS NOT NULL AND $column BETWEEN $literals[0] AND $literals[1])"
		: "($column IS NOT NULL AND $column IN (" . implode(', ', $literals) . '))';
}

/**
 * A condition on a part of a text. The vendor's LIKE takes `*` and `%` as wildcards; without any it means "contains".
 */
function icds_like_sql(string $column, string $kind, string $operator, $value) {
	global $wpdb;
	if ('text' !== $kind || !is_scalar($value)) {
		return icds_bad_query(__('Only texts can be searched by a part of them.', 'dataverse-user-binding'));
	}
	$folded = icds_fold($value);
	if ('like' === $operator) {
		$pattern = str_replace(['*', '\\%'], '%', $wpdb->esc_like($folded));
		$pattern = str_contains($pattern, '%') ? $pattern : "%$pattern%";
	} else {
		$pattern =
			('startswith' === $operator ? '' : '%') . $wpdb->esc_like($folded) . ('endswith' === $operator ? '' : '%');
	}
	return $wpdb->prepare("($column LIKE %s)", $pattern);
}

/**
 * A value as SQL, by the kind of its field.
 *
 * @return string|WP_Error
 */
function icds_literal(string $kind, $value) {
	global $wpdb;
	$bad = icds_bad_query(
		/* translators: 1: value, 2: kind of field. */
		sprintf(
			__('%1$s is no value for a field that holds a %2$s.', 'dataverse-user-binding'),
			wp_json_encode($value),
			$kind,
		),
	);
	switch ($kind) {
		case 'number':
			return is_numeric($value) ? (string) (float) $value : $bad;
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
