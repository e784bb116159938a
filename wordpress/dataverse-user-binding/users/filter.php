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
		$present = icds_present_sql($column, $kind);
		return 'null' === $operator ? "(NOT ($present))" : "($present)";
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
	$present = icds_present_sql($column, $kind);
	return 'ne' === $operator
		? "(NOT ($present) OR $column <> $literal)"
		: "($present AND $column $signs[$operator] $literal)";
}
