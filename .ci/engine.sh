# A container engine for the scripts beside this file, which read it with "source". An engine that answers is used as it is and
# left alone. Otherwise root on Debian gets Debian's engine, until stop_engine.

# Not in target, which "clean" deletes.
log=$PWD/.lockstep/dockerd.log
daemon=
without=

engine_answers() {
    command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1
}

await_engine() {
    for _ in $(seq "$1"); do
        ! engine_answers || return 0
        [ -z "$daemon" ] || kill -0 "$daemon" 2>/dev/null || break
        sleep 1
    done
    return 1
}

install_engine() {
    local packages=(docker.io iptables)
    # Since Debian 13 the client is a separate package.
    if apt-cache show docker-cli >/dev/null 2>&1; then packages+=(docker-cli); fi
    echo "tests: installing a container engine (${packages[*]})"
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}" >>"$log" 2>&1
}

# Sets $without to the reason if there is no engine.
bring_up_engine() {
    if engine_answers; then return; fi
    mkdir -p "$(dirname "$log")"
    : >"$log"
    if [ "$(id -u)" != 0 ]; then
        without='no container engine answers, and only root can start one'
    elif ! command -v dockerd >/dev/null && ! command -v apt-get >/dev/null; then
        without='no container engine is installed, and there is no apt-get to install one'
    elif ! command -v dockerd >/dev/null && ! { apt-get update -qq >>"$log" 2>&1 && install_engine; }; then
        without="the container engine could not be installed (see $log)"
    elif [ -d /run/systemd/system ] && systemctl start docker >>"$log" 2>&1 && await_engine 30; then
        return
    else
        # Detached, so that Ctrl-C does not reach it and the tests can still remove their containers.
        setsid dockerd >>"$log" 2>&1 &
        daemon=$!
        await_engine 60 || without="the container engine does not start (see $log): $(tail -n 1 "$log")"
    fi
}

stop_engine() {
    [ -n "$daemon" ] || return 0
    kill "$daemon" 2>/dev/null || true
    wait "$daemon" || true
    daemon=
}

# Ryuk, which cleans up for Testcontainers, is an image that must be pulled; Lockstep removes its containers by their labels.
export_engine() {
    export TESTCONTAINERS_RYUK_DISABLED=${TESTCONTAINERS_RYUK_DISABLED:-true}
    if [ -e /.dockerenv ]; then export TESTCONTAINERS_HOST_OVERRIDE=${TESTCONTAINERS_HOST_OVERRIDE:-localhost}; fi
}
