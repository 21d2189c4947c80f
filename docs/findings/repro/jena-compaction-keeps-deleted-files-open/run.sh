#!/bin/sh
# Compacts the store of a Fuseki three times, and counts the deleted files that it has open. It needs /proc, as Linux has it.
. "$(dirname "$0")/../by-hand.sh"
need curl
[ -d /proc/self/fd ] || fail 3 "there is no /proc"
with_jena 5.3.0

serve_jena
for n in 1 2 3; do
    tell "INSERT DATA { <urn:a> <urn:p> $n }" >/dev/null
    curl --silent --show-error --fail --request POST "http://localhost:$port/\$/compact/ds?deleteOld=true" >/dev/null || fail 3 "there is no compaction"
    # The answer comes before the work is done: at its end only the new data are there.
    waited=0
    # shellcheck disable=SC2010
    while [ "$(ls D | grep '^Data-')" != "Data-000$((n + 1))" ]; do
        [ "$waited" -lt 60 ] || fail 3 "the old data are not deleted: $(ls D)"
        sleep 1
        waited=$((waited + 1))
    done
done
# shellcheck disable=SC2010,SC2012
deleted=$(ls -l "/proc/$server/fd" | grep -c 'Data-.* (deleted)' || :)
[ "$deleted" = 0 ] && says=none || says=some
printf '%s deleted files are open\n' "$deleted"
compare 'deleted files that are open:' "$says" some none
finish
