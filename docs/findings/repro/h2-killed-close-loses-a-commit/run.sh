#!/bin/sh
# Kills the Shell at the third write of the file, which is in the close, after the answer was printed. It waits 46 seconds.
. "$(dirname "$0")/../by-hand.sh"
need_strace
with_h2 2.5.252

URL="jdbc:h2:$work/t;WRITE_DELAY=0"
shell -sql "CREATE TABLE t(v INT PRIMARY KEY, w VARCHAR); INSERT INTO t VALUES (1, 'a'), (2, 'b')" >/dev/null
# Space is reused once it is older than RETENTION_TIME.
sleep 46
strace -f -o trace.txt -P "$work/t.mv.db" -e trace=pwrite64 -e inject=pwrite64:signal=KILL:when=3 \
    java -cp "$CLASS_PATH" org.h2.tools.Shell -url "$URL" -user sa -password "" -sql "UPDATE t SET w = 'c'" >answer.txt 2>&1 || :
grep -q 'Update count: 2' answer.txt || fail 3 "the update is not acknowledged: $(cat answer.txt)"
grep -q 'killed by SIGKILL' trace.txt || fail 3 "nobody is killed"
compare 'after an acknowledged update to c, and a kill:' "$(shell -sql "SELECT LISTAGG(w) FROM t" | sed -n 2p)" a,b c,c
finish
