#!/bin/sh
# Chooses the file mode direct in the configuration of a store, and looks at the size of an index file.
. "$(dirname "$0")/../by-hand.sh"
with_jena 5.6.0

mkdir D
echo '{"tdb.file_mode": "direct"}' >D/tdb.cfg
update 'INSERT DATA { <urn:a> <urn:p> 1 }'
size=$(wc -c <D/Data-0001/SPO.dat | tr -d ' ')
[ "$size" -lt 8388608 ] && says="a few blocks" || says="$size bytes, a segment of a mapped file"
compare 'the index file in the mode direct has' "$says" '8388608 bytes, a segment of a mapped file' 'a few blocks'
finish
