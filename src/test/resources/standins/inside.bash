# What the stand-ins for docker and kubectl share; they lie in a folder beside their containers.
set -uo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
declare -A environment=()

printf -v call '%q ' "${0##*/}" "$@"
printf '%s\n' "${call% }" >>"$home/calls"

fail() {
  printf '%s\n' "$2" >&2
  exit "$1"
}

running() {
  [ -s "$1/init" ]
}

# Three pipes between this client and the engine.
pipes() {
  local folder both=()
  folder=$(mktemp -d "$home/pipes.XXXXXX")
  mkfifo "$folder"/{in,out,err,end}
  # Opened for both first: it is only then that the others do not wait for each other.
  exec {both[0]}<>"$folder/in" {both[1]}<>"$folder/out" {both[2]}<>"$folder/err" {both[3]}<>"$folder/end"
  exec {in_from}<"$folder/in" {out_from}<"$folder/out" {err_from}<"$folder/err" {end_from}<"$folder/end"
  exec {in_to}>"$folder/in" {out_to}>"$folder/out" {err_to}>"$folder/err" {end_to}>"$folder/end"
  exec {both[0]}>&- {both[1]}>&- {both[2]}>&- {both[3]}>&-
  rm -r "$folder"
}

# Ends with this client, as if it were part of it.
carry() {
  exec {in_from}<&- {out_to}>&- {err_to}>&- {end_to}>&- {end_from}<&-
  exec setpriv --pdeathsig KILL cat
}

# CONTAINER USER FOLDER yes|no(standard input) COMMAND...: sets $code.
enter() {
  local container=$1 user=$2 folder=$3 input=$4 name carriers=()
  shift 4
  pipes
  exec {stdin}<&0
  [ "$input" = yes ] || exec {stdin}</dev/null
  carry <&"$stdin" >&"$in_to" {in_to}>&- {out_from}<&- {err_from}<&- &
  carry <&"$out_from" {in_to}>&- & carriers+=($!)
  carry <&"$err_from" >&2 {in_to}>&- & carriers+=($!)
  exec {in_to}>&-
  (
    for name in $(compgen -e); do export -n "$name"; done
    for name in "${!environment[@]}"; do export "$name=${environment[$name]}"; done
    exec setsid --fork "$home/engine" "$(<"$container/init")" "$user" "$folder" "$@" \
      <&"$in_from" >&"$out_to" 2>&"$err_to" 5>&"$end_to" \
      {in_from}<&- {out_from}<&- {out_to}>&- {err_from}<&- {err_to}>&- {end_from}<&- {end_to}>&- {stdin}<&-
  )
  exec {in_from}<&- {out_to}>&- {err_to}>&- {end_to}>&-
  read -r code <&"$end_from"
  wait "${carriers[@]}"
}
