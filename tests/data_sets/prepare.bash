# SPDX-License-Identifier: Apache-2.0
# Sourced by the tests of this folder with the program as their argument: sets `data` to the folder of data sets,
# changes into an empty folder, and ends the test where the file $needed is not there.
sluice=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
data=$(realpath -m "${SLUICE_DATA:-$here/../../../shared/data}")
if [[ ! -e $data/$needed ]]; then
  echo "skipped: $data/$needed is not there (SLUICE_DATA names the folder of data sets)"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
export LC_ALL=C TZ=UTC
sluice() { "$sluice" "$@"; }
rows() { "$here/../cli/json_rows"; }

# expect WHAT EXPECTED FOUND
expect() {
  if [[ $2 != "$3" ]]; then
    printf '%s: expected %s, found %s\n' "$1" "$2" "$3"
    exit 1
  fi
  echo "$1: as expected"
}

# same WHAT EXPECTED FOUND: two files of lines, in any order.
same() {
  sort "$2" >expected.sorted
  sort "$3" >found.sorted
  if ! diff expected.sorted found.sorted >differences; then
    echo "$1: what a plain program finds (<) differs from the answer (>)"
    head -20 differences
    exit 1
  fi
  echo "$1: as a plain program finds it, $(wc -l <found.sorted) lines"
}

# Member $1 of an object on each line of standard input, without quotes.
member() { sed -n "s/.*\"$1\":\"\\{0,1\\}\\([^\",}]*\\).*/\\1/p"; }
