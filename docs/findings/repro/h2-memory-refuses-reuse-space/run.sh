#!/bin/sh
# Opens a database in a file and one in memory, with a setting that the second one has no use for.
. "$(dirname "$0")/../by-hand.sh"
with_h2 2.5.252

opened() {
    URL="$1;REUSE_SPACE=FALSE" shell -sql "SELECT 1" >answer.txt 2>&1 || :
    if grep -q 'FileStore.setReuseSpace' answer.txt; then echo 'NullPointerException'; else sed -n 2p answer.txt; fi
}

[ "$(opened jdbc:h2:./t)" = 1 ] || fail 3 "a database in a file does not open: $(cat answer.txt)"
compare 'SELECT 1 in a database in memory:' "$(opened jdbc:h2:mem:t)" NullPointerException 1
finish
