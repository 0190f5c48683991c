#!/bin/sh
# Make a virtual environment and bring it to one locked requirements file.
#
#   sh tools/environment.sh FOLDER REQUIREMENTS [INTERPRETER]
#
# Does nothing when the folder already holds exactly that file's packages (a stamp with the file's checksum says so),
# so that every make target can call it first. Needs nothing but a POSIX shell and Python 3.11 or newer.

set -eu

folder=$1
requirements=$2
wanted=${3:-}

fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))'
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'
complete='import ensurepip, sqlite3, ssl, venv'
version='import sys; print("%d.%d" % sys.version_info[:2])'

say() { printf '%s\n' "$*" >&2; }

stop() {
    say ""
    say "$1"
    exit 1
}

can() { "$1" -c "$2" >/dev/null 2>&1; }

# The interpreter the caller named, else `python3` when it will do, else the newest that will.
choose_interpreter() {
    if [ -n "$wanted" ]; then
        can "$wanted" "$new_enough" || stop "$wanted is not Python 3.11 or newer. Give another one: PYTHON=/path/to/python3."
        can "$wanted" "$complete" || stop_incomplete "$wanted"
        chosen=$wanted
        return
    fi
    for check in "$fits" "$new_enough"; do
        for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
            if can "$candidate" "$check" && can "$candidate" "$complete"; then
                chosen=$candidate
                return
            fi
        done
    done
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if can "$candidate" "$new_enough"; then
            stop_incomplete "$candidate"
        fi
    done
    stop "No Python 3.11 or newer was found. Install it (Debian, Ubuntu: apt-get install python3 python3-venv) or name one: PYTHON=/path/to/python3."
}

stop_incomplete() {
    missing=
    for module in venv ensurepip sqlite3 ssl; do
        can "$1" "import $module" || missing="$missing $module"
    done
    stop "$1 is here, but not its standard module(s):$missing. Install the package python3-venv (Debian, Ubuntu: apt-get install python3-venv) and run this again."
}

stamp_of() { printf '%s/.installed-%s' "$folder" "$(basename "$1" .txt)"; }

checksum_of() { cksum <"$1"; }

is_installed() {
    [ -f "$(stamp_of "$1")" ] && [ "$(cat "$(stamp_of "$1")")" = "$(checksum_of "$1")" ]
}

# An environment that no longer starts (its interpreter is gone) or has another Python than the one asked for is made anew.
if [ -e "$folder" ]; then
    if ! can "$folder/bin/python" "$complete"; then
        say "$folder does not work any more; making it again."
        rm -rf "$folder"
    elif [ -n "$wanted" ] && [ "$("$folder/bin/python" -c "$version")" != "$("$wanted" -c "$version")" ]; then
        say "$folder has another Python than $wanted; making it again."
        rm -rf "$folder"
    fi
fi

if [ ! -e "$folder" ]; then
    choose_interpreter
    say "Making the environment $folder with $("$chosen" --version) ..."
    "$chosen" -m venv "$folder" || stop "The environment could not be made; the lines above say why."
fi

if is_installed "$requirements"; then
    exit 0
fi

count=$(grep -c '^[A-Za-z0-9]' "$requirements")
say "Installing $count locked packages from $requirements (the first time takes a minute or two) ..."
rm -f "$(stamp_of "$requirements")"

# pip's own report has five lines a package; one is enough. What it says about trouble is shown when it fails.
trouble=$folder/.install-trouble
status=$(
    {
        {
            PYTHONUNBUFFERED=1 "$folder/bin/python" -m pip --disable-pip-version-check --no-input install \
                --require-hashes --requirement "$requirements" 2>"$trouble" 3>&- && result=0 || result=$?
            echo "$result" >&3
        } | while read -r word package _; do
            case $word in
            Collecting) say "  $package" ;;
            Installing) say "  unpacking ..." ;;
            esac
        done
    } 3>&1
)
if [ "$status" != 0 ]; then
    grep -v '^WARNING: Location' "$trouble" >&2 || true
    stop "The packages could not be installed; the lines above say why. The usual reason is the network: the package index must be reachable."
fi

rm -f "$trouble"
checksum_of "$requirements" >"$(stamp_of "$requirements")"
# The development set contains the running set in the same versions.
if [ "$(basename "$requirements")" = dev.txt ]; then
    running=$(dirname "$requirements")/run.txt
    checksum_of "$running" >"$(stamp_of "$running")"
fi
say "The environment $folder is ready."
