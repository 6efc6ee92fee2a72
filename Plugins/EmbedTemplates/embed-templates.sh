#!/bin/sh
# Writes a Swift file that holds templates as string literals, byte for byte.
# Usage: embed-templates.sh <Swift file> <folder> [<path of a template inside the folder> ...]
set -eu
# Templates are bytes to sed, whatever the locale.
LC_ALL=C
export LC_ALL

output=$1
folder=$2
shift 2

carriage_return=$(printf '\r')
temporary="$output.$$"
trap 'rm -f "$temporary"' EXIT

fail() {
  echo "error: the template '$folder/$1' $2" >&2
  exit 1
}

for path in "$@"; do
  # A pipeline would hide that a file cannot be read.
  [ -r "$folder/$path" ] || fail "$path" 'cannot be read'
  # The compiler takes no other control characters than these, and says so far from the template.
  if [ -n "$(tr -d '\t\n\r\040-\176\200-\377' <"$folder/$path" | tr '\000' x)" ]; then
    fail "$path" 'holds control characters'
  fi
done

# Raw literals change nothing but what would end them, an escape of their own kind, and carriage
# returns, which the compiler would take for line breaks and drop.
escape() {
  sed -e 's/\\###/\\###\\###/g' -e 's/"""###/\\###"""###/g' -e "s/$carriage_return/\\\\###r/g"
}

# The line break before the closing quotes is not part of a literal: one is added to each template.
{
  echo '/// The templates the emitter was built with.'
  echo 'enum EmbeddedTemplates {'
  echo '  /// Paths inside the folder of templates, and the files as they are; sorted by path.'
  echo '  static let files: [(path: String, text: String)] = ['
  for path in "$@"; do
    printf '(\n###"""\n'
    printf '%s\n' "$path" | escape
    printf '"""###,\n###"""\n'
    { cat "$folder/$path"; echo; } | escape
    printf '"""###\n),\n'
  done
  echo '  ]'
  echo '}'
} >"$temporary"

# Never leave half a file behind, not even when two builds run at once.
mv -f "$temporary" "$output"
