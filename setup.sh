#!/usr/bin/env bash
# Connects the sipgate account: finds call-statistics, or builds it, and starts its set-up dialog.
# Every option goes there; "./setup.sh --help" shows them, Docs/setup.md explains them.
set -euo pipefail

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program=$folder/.build/release/call-statistics
if [ ! -x "$program" ]; then
    if installed=$(command -v call-statistics); then
        program=$installed
    else
        echo "call-statistics is built first; this takes some minutes." >&2
        make -C "$folder" compile >&2
    fi
fi
exec "$program" setup --folder "$folder" "$@"
