#!/usr/bin/env bash
# A parity job as plain shell: its checks, its shards, and the merge that judges them. Any scheduler can run the parts, in any
# order and on any machines; the merge needs the folders of all of them.
#
#   parity.sh checks        a canary, the corpus, the witnesses of the known differences
#   parity.sh shard 3/20    the walks of one shard; "auto" reads the shard from what the scheduler set
#   parity.sh merge         one report of all shards, and the guard that fails a job that did too little
#   parity.sh all           all of it on this machine, one part after another
#
# What is walked comes from the environment:
#   PARITY_SYSTEM=h2                       the system
#   PARITY_ARMS=embedded,cli,server        the arms, which all must walk
#   PARITY_CONTAINERS=server               the arms that must walk in a container; empty for none
#   PARITY_SEEDS=1..20                     the seeds; fresh:COUNT takes new ones for PARITY_RUN, the number of the job's run
#   PARITY_STEPS=100                       the commands of a walk
#   PARITY_SHARDS=4                        the number of shards, for "all"
#   PARITY_CORPUS=                         the folder that "keep --corpus" filed findings in; by default that of the checkout
#   PARITY_WITHOUT=                        parts that the job does not have, such as corpus
#   PARITY_OPTIONS=                        more words for every command, such as --plugin mine.jar
#   PARITY_RUN_OPTIONS=                    more words for the walks alone, such as --workload types
#   PARITY_OUT=parity                      the folder; each system has one inside it
#   LOCKSTEP=                              the launcher; by default that of the checkout that has this script
#
# The exit code is that of the first part that failed: 1 for a divergence, 4 if too little was done, 3 for a lost arm.
set -euo pipefail

lockstep=${LOCKSTEP:-$(cd "$(dirname "$0")/../.." && pwd)/lockstep}
system=${PARITY_SYSTEM:-h2}
arms=${PARITY_ARMS:-embedded,cli,server}
containers=${PARITY_CONTAINERS-server}
steps=${PARITY_STEPS:-100}
shards=${PARITY_SHARDS:-4}
without=${PARITY_WITHOUT-}
corpus=${PARITY_CORPUS-}
out=${PARITY_OUT:-parity}/$system
# On several lines, too; quotes have no meaning here.
read -r -d '' -a options <<<"${PARITY_OPTIONS-}" || true
read -r -d '' -a run_options <<<"${PARITY_RUN_OPTIONS-}" || true
[ -z "$containers" ] || options+=(--server container)

fail() {
    echo "parity: $*" >&2
    exit 2
}

# The seeds of the job. Every shard must come to the same ones, so fresh seeds come from a number that all shards know.
seeds() {
    local asked=${PARITY_SEEDS:-1..20} run=${PARITY_RUN:-${GITHUB_RUN_NUMBER-}}
    if [[ $asked != fresh:* ]]; then
        echo "$asked"
        return
    fi
    local count=${asked#fresh:}
    [[ $count =~ ^[1-9][0-9]{0,5}$ ]] || fail "PARITY_SEEDS: '$asked' names no number of seeds; write fresh:100"
    [[ $run =~ ^[0-9]{1,9}$ ]] || fail "PARITY_RUN: '$run' is no number; fresh seeds need the number of this run of the job"
    echo "$((10#$run * 1000000 + 1))..$((10#$run * 1000000 + count))"
}

has() {
    [[ ,$without, != *",$1,"* ]]
}

# Runs a part to its end, whatever its verdict, and keeps the first verdict that is a failure.
ended=0
part() {
    local code=0
    "$lockstep" "$@" || code=$?
    [ "$ended" != 0 ] || ended=$code
}

checks() {
    ! has canary || part canary --system "$system" --arms "$arms" --out "$out/canary" ${options[@]+"${options[@]}"}
    ! has corpus || part corpus --system "$system" ${corpus:+--corpus "$corpus"} --out "$out/corpus" ${options[@]+"${options[@]}"}
    ! has witnesses || part witnesses --system "$system" --arms "$arms" --out "$out/witnesses" ${options[@]+"${options[@]}"}
}

# The name of a shard's folder must differ from that of every other, wherever the folders meet.
name() {
    if [ "$1" != auto ]; then
        echo "shard-${1%%/*}"
        return
    fi
    local number=${LOCKSTEP_SHARD:-${JOB_COMPLETION_INDEX:-${SLURM_ARRAY_TASK_ID:-${CI_NODE_INDEX:-}}}}
    number=${number:-${BUILDKITE_PARALLEL_JOB:-${CIRCLE_NODE_INDEX:-}}}
    [ -n "$number" ] || fail "auto: no variable of a scheduler names the shard; docs/campaigns.md lists the variables"
    echo "shard-${number%%/*}"
}

shard() {
    local code=0 walked folder
    walked=$(seeds)
    folder=$out/$(name "$1")
    echo "parity: $system, seeds $walked, shard $1"
    "$lockstep" run --system "$system" --arms "$arms" --seeds "$walked" --steps "$steps" --keep-going \
        --shard "$1" --out "$folder" ${options[@]+"${options[@]}"} ${run_options[@]+"${run_options[@]}"} || code=$?
    # One shard need not exercise everything. The merge says whether all of them did.
    if [ "$code" = 4 ]; then
        echo "parity: the shard alone is too little; the merge judges all shards together"
        code=0
    fi
    [ "$ended" != 0 ] || ended=$code
}

merge() {
    local folders=("$out"/shard-*) parts=()
    [ -d "${folders[0]}" ] || fail "$out has no folder of a shard; parity.sh shard writes one"
    part merge "${folders[@]}" --out "$out/merged" --report html,github,markdown,junit
    for name in canary corpus witnesses; do
        if has "$name" && [ -d "$out/$name" ]; then parts+=("$out/$name"); fi
    done
    part guard "$out/merged" ${parts[@]+"${parts[@]}"} --arms "$arms" ${containers:+--containers "$containers"} \
        ${without:+--without "$without"}
    if [ -n "${GITHUB_STEP_SUMMARY-}" ] && [ -f "$out/merged/summary.md" ]; then
        cat "$out/merged/summary.md" >>"$GITHUB_STEP_SUMMARY"
    fi
}

case ${1-} in
checks) checks ;;
shard) shard "${2:?parity: name the shard, such as 3/20, or auto}" ;;
merge) merge ;;
all)
    checks
    for ((number = 1; number <= shards; number++)); do shard "$number/$shards"; done
    merge
    ;;
*) fail "name a part: checks, shard K/N, merge, all (the head of $0 explains them)" ;;
esac
exit "$ended"
