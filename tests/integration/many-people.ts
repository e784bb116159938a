import { type BindingMode } from "../../model/binding-mode";
import { contact } from "./wordpress-site";

/** People whose names, roles, modes and times make filters differ wherever two sides could. */
const names = [
  "Anna",
  "ÄNNA",
  "anna b",
  "José",
  "jose",
  "O'Brien",
  "Łukasz",
  "Straße",
  "strasse",
  "Ærø",
  "Ελένη",
  "ελενη",
];
const more = [
  "Йордан",
  "йордан",
  "İpek",
  "ışık",
  "王小明",
  "Nguyễn",
  "naïve",
  "100%",
  "a_b",
  "[x]",
  "b\\c",
  'q"q',
  "x.y-z",
  "Zoë😀",
];
export const words = [...names, ...more];
/** Pieces of names to search for. */
export const parts = [
  "a",
  "A",
  "ä",
  "nn",
  "é",
  "O'",
  "ß",
  "ss",
  "æ",
  "ł",
  "η",
  "Й",
  "i",
  "I",
  "王",
  "ê",
  ".",
  "-",
  '"',
  "\\",
  "😀",
  "a b",
  "b ",
  " b",
  "",
  "x",
];
export const times = ["2026-03-01T10:00:00Z", "2026-03-02T10:00:00Z", "2026-03-03T09:30:15Z"];
export const contacts = [contact(1), contact(2), contact(3)];

interface Person {
  first: string;
  last: string;
  display: string;
  roles: string[];
  locked: boolean;
  lastLogin: string | null;
  modified: string;
  mode: BindingMode;
  contact: string | null;
  contactName: string | null;
  timezone: string;
}

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length]!;
/** Who is in the real WordPress. */
export const people: Person[] = words.map((word, index) => {
  const mode = (index % 5) as BindingMode;
  const bound = mode === 3 && index < 15;
  return {
    first: index % 4 === 0 ? "" : word,
    last: index % 5 === 0 ? "" : pick(words, index * 7 + 3),
    display: `${word} ${pick(words, index + 1)}`,
    roles: pick([["subscriber"], ["editor"], [], ["subscriber", "author"]], index),
    locked: index % 3 === 0,
    lastLogin: index % 2 ? pick(times, index) : null,
    modified: pick(times, index + 1),
    mode: mode === 3 && !bound ? 0 : mode,
    contact: bound ? pick(contacts, index) : null,
    contactName: bound ? pick(words, index + 2) : null,
    timezone: index % 2 ? "Europe/Berlin" : "",
  };
});

/** PHP that makes them, as `$input`. */
export const seed = `
global $wpdb;
foreach ($input as $n => $p) {
	$id = wp_insert_user(['user_login' => "person$n", 'user_email' => "Person$n@example.com", 'user_pass' => 'x', 'role' => $p['roles'][0] ?? '',
		'first_name' => wp_slash($p['first']), 'last_name' => wp_slash($p['last']), 'display_name' => wp_slash($p['display'])]);
	if (is_wp_error($id)) throw new RuntimeException($id->get_error_message());
	if (isset($p['roles'][1])) (new WP_User($id))->add_role($p['roles'][1]);
	if ($p['timezone']) update_user_meta($id, 'icds_timezone', $p['timezone']);
	icds_sync_links([$id]);
	$wpdb->update(icds_table('links'), ['mode' => $p['mode'], 'contact_id' => $p['contact'], 'contact_name' => $p['contactName'],
		'f_contact' => icds_fold($p['contactName'] ?? ''), 'disabled' => (int) $p['locked'], 'last_login' => $p['lastLogin'] ? icds_parse_time($p['lastLogin']) : null,
		'modified' => icds_parse_time($p['modified'])], ['user_id' => $id]);
}`;
