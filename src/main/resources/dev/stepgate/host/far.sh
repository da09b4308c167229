# What Stepgate runs on a far host. It arrives over standard input, behind what is always set: nonce
# grace patience. Then it reads its orders: op, and id tag as cwd finished orders where an op needs
# them. On the way of an ordinary command it starts
# no program but the command's own.
#
# A record of each command stays in a file until Stepgate has written down how the command ended:
# it answers when the connection was cut. Its lines:
#   tag TAG, begun PID STARTED BOOT, ending WHY, left PID NAME, end code|signal|stopped NUMBER

say() { printf '\036%s %s\n' "$nonce" "$1"; }

# Before a command has begun it is read there, and what asks for something reads it here; of a
# service all is output.
refuse() {
  if [[ $op == service ]]; then
    printf '%s\n' "$1" >&2
    exit 126
  fi
  say "refused $1"
  say "refused $1" >&2
  exit 0
}

# Sets state, parent, group, session and started of a process.
look_at() {
  local line=
  { IFS= read -r -d '' line; } 2>/dev/null <"/proc/$1/stat" || [[ $line ]] || return 1
  # shellcheck disable=SC2086
  set -- ${line##*) }
  state=$1 parent=$2 group=$3 session=$4 started=${20}
} 2>/dev/null

name_of() { { IFS= read -r name; } 2>/dev/null <"/proc/$1/comm" || name='?'; } 2>/dev/null

# Sets mark to the process's own tag.
tag_of() {
  local one
  mark=
  while IFS= read -r -d '' one; do
    [[ $one == STEPGATE_TAG=* ]] && mark=${one#STEPGATE_TAG=} && return 0
  done <"/proc/$1/environ"
  return 1
} 2>/dev/null

find_records() {
  local place
  for place in "${XDG_STATE_HOME:-${HOME:-/}/.local/state}/stepgate" \
    "/var/tmp/stepgate-$EUID" "/tmp/stepgate-$EUID"; do
    [[ -d $place ]] || mkdir -p -m 700 -- "$place" 2>/dev/null
    if [[ -d $place && ! -L $place && -O $place && -w $place ]]; then
      records=$place
      return
    fi
  done
  refuse "it has no folder where a record of the command could be kept"
}

# Sets alive to the live processes of the command: its session and group, what they started, and
# whatever carries its tag.
find_tree() {
  local path pid one found more=1
  local -A parents=() tree=()
  for path in /proc/[0-9]*; do
    pid=${path#/proc/}
    [[ $pid == "$$" || $pid == "$BASHPID" ]] && continue
    look_at "$pid" || continue
    [[ $state == [ZXx] ]] && continue
    parents[$pid]=$parent
    if [[ ($leader && ($session == "$leader" || $group == "$leader")) ]]; then
      tree[$pid]=1
    elif tag_of "$pid" && [[ $mark == "$tag" ]]; then
      tree[$pid]=1
    fi
  done
  while ((more)); do
    more=0
    for pid in "${!parents[@]}"; do
      one=${parents[$pid]}
      if [[ ! ${tree[$pid]-} && ${tree[$one]-} ]]; then
        tree[$pid]=1 more=1
      fi
    done
  done
  alive=("${!tree[@]}")
}

# TERM, the grace, KILL until nothing is left or it has proved useless; Stepgate waits for it.
end_tree() {
  local deadline=$((SECONDS + grace))
  local -A asked=()
  find_tree
  while ((${#alive[@]} && SECONDS <= deadline)); do
    for pid in "${alive[@]}"; do
      [[ ${asked[$pid]-} ]] || kill -TERM "$pid"
      asked[$pid]=1
    done
    sleep 0.05
    find_tree
  done
  deadline=$((SECONDS + 3))
  while ((${#alive[@]} && SECONDS <= deadline)); do
    [[ $leader ]] && kill -KILL -- "-$leader"
    kill -KILL "${alive[@]}"
    sleep 0.05
    find_tree
  done
} 2>/dev/null

# As end_tree, with a line in the record for each that could not be ended.
end_all() {
  local pid
  end_tree
  for pid in "${alive[@]}"; do
    name_of "$pid"
    printf 'left %s %s\n' "$pid" "$name" >>"$record"
  done
}

# Sets the fields of a record that has been read.
read_record() {
  local word rest
  marked='' leader='' begun='' boot_then='' ending='' ended='' left=() said=''
  while IFS=' ' read -r word rest; do
    case $word in
      tag) marked=$rest ;;
      begun) read -r leader begun boot_then <<<"$rest" ;;
      ending) ending=$rest ;;
      left) left+=("$rest") ;;
      end) ended=$rest ;;
      *) said=1 ;;
    esac
  done <"$1"
} 2>/dev/null

# Clears leader when another process may have its number by now. As long as anything of its session
# lives, that cannot be.
check_leader() {
  [[ $leader && $boot_then == "$boot" ]] || leader=''
  if [[ $leader ]] && look_at "$leader" && [[ $started != "$begun" ]]; then
    leader=''
  fi
}

# Ends the command when Stepgate says so, and when it is not heard of any more.
watch() {
  local word status why
  trap '' HUP INT QUIT PIPE
  while :; do
    IFS= read -r -t "$patience" word
    status=$?
    if ((status == 0)); then
      [[ $word == stop ]] || continue
      why=stopped
    elif ((status > 128)); then
      why=silent
    else
      why=cut
    fi
    break
  done
  until read_record "$record" && [[ $leader ]]; do sleep 0.02; done
  printf 'ending %s\n' "$why" >>"$record"
  end_all
  # What cannot be ended must not keep the answer back.
  if ((${#alive[@]})); then
    report stopped 0
    kill -KILL "$$"
  fi
}

report() {
  local one
  printf 'end %s %s\n' "$1" "$2" >>"$record"
  read_record "$record"
  for one in "${left[@]}"; do
    say "left $one" >&9
  done
  say "end $1 $2" >&9
} 2>/dev/null

# Stepgate has written down how these ended.
forget() {
  local one
  local -a paths=()
  for one in $finished; do
    paths+=("$records/$one")
  done
  ((${#paths[@]})) && rm -f -- "${paths[@]}"
}

# Assignments behind their length; nothing begins before they are whole.
read_orders() {
  local length text
  IFS= read -r -t "$patience" length && LC_ALL=C IFS= read -r -N "$length" text && eval "$text"
}

begin_record() {
  local word
  find_records
  forget
  record=$records/$id
  while read -r word mask; do [[ $word == Umask: ]] && break; done </proc/self/status
  umask 077
  set -C
  printf 'tag %s\n' "$tag" 2>/dev/null >"$record" || refuse "it cannot write $record"
  set +C
}

enter() {
  if [[ $as ]]; then
    cd ~ 2>/dev/null || cd /
  fi
  if [[ $cwd ]]; then
    [[ -d $cwd ]] || refuse "there is no folder $cwd to run in"
    cd -- "$cwd" 2>/dev/null || refuse "may not enter the folder $cwd"
  fi
}

# The command's own shell; its descriptors are those that Stepgate gave. SETSID BASH: found before
# the command's own PATH is.
launch() {
  umask "$mask"
  look_at "$BASHPID"
  printf 'begun %s %s %s\n' "$BASHPID" "$started" "$boot" >>"$record"
  [[ $op == run ]] && say "begin $BASHPID $started" >&9
  exec 2>&9 8<&- 9>&-
  eval "$orders"
}

op_run() {
  local code how=code watcher
  enter
  begin_record
  trap : HUP INT QUIT TERM PIPE
  exec 8<&0 9>&2 2>>"$record" </dev/null
  watch <&8 >/dev/null 8<&- &
  watcher=$!
  (launch "$@")
  code=$?
  read_record "$record"
  if [[ $ending ]]; then
    wait "$watcher"
    report stopped "$code"
  else
    kill "$watcher"
    # Only of a signal does a shell say something.
    if ((code > 128)) && [[ $said ]]; then
      how=signal code=$((code - 128))
      end_all
    fi
    report "$how" "$code"
  fi
  exit 0
}

# Lives as long as it is not ended; who is at the other end may go.
op_service() {
  enter
  begin_record
  trap : HUP INT QUIT TERM PIPE
  exec 9>&2 2>>"$record" 8</dev/null </dev/null
  local up=$PPID
  if ((up > 1)); then
    (
      trap '' HUP PIPE
      trap 'kill "$!"; exit 0' TERM
      exec >/dev/null 9>&-
      while [[ -d /proc/$up && -d /proc/$$ ]]; do
        sleep 2 &
        wait "$!"
      done
      [[ -d /proc/$$ ]] || exit 0
      until read_record "$record" && [[ $leader ]]; do sleep 0.02; done
      printf 'ending cut\n' >>"$record"
      end_tree
    ) &
    local watcher=$!
  fi
  (launch "$@")
  local code=$?
  [[ ${watcher-} ]] && kill "$watcher"
  # Whoever has ended it has removed the record.
  [[ -e $record ]] && printf 'end code %s\n' "$code" >>"$record"
  exit "$code"
}

# A command of Stepgate's own, which reads what Stepgate sends.
op_pipe() {
  local code
  enter
  say begin >&2
  (eval "$orders")
  code=$?
  say "end code $code" >&2
  exit 0
}

op_who() {
  local machine='?' id=''
  { IFS= read -r machine </proc/sys/kernel/hostname; } 2>/dev/null
  { IFS= read -r id </etc/machine-id; } 2>/dev/null
  say "machine $machine"
  say "user $(id -un 2>/dev/null || echo "$EUID")"
  say "uid $EUID"
  say "shell bash $BASH_VERSION"
  say "boot $boot"
  say "id $id"
  say "system $(uname -srm 2>/dev/null)"
  say done
  exit 0
}

say_alive() {
  look_at "$1" && [[ $state != [ZXx] ]] || return 0
  name_of "$1"
  say "alive $1 $started $2 $name"
}

# Everything known of the commands whose tag begins so.
op_recall() {
  local start=$tag path pid
  local -A said_already=()
  find_records
  for record in "$records"/*; do
    if read_record "$record" && [[ $marked == "$start"* ]]; then
      say "record ${record##*/} $marked"
      [[ $leader ]] && say "begun $leader $begun $([[ $boot_then == "$boot" ]] && echo now || echo before)"
      [[ $ending ]] && say "ending $ending"
      [[ $ended ]] && say "end $ended"
      tag=$marked
      check_leader
      find_tree
      for pid in "${alive[@]}"; do
        said_already[$pid]=1
        say_alive "$pid" "$tag"
      done
    fi
  done
  for path in /proc/[0-9]*; do
    pid=${path#/proc/}
    if [[ ! ${said_already[$pid]-} ]] && tag_of "$pid" && [[ $mark == "$start"* ]]; then
      say_alive "$pid" "$mark"
    fi
  done
  say done
  exit 0
}

# Ends the commands whose tag begins so, and says what could not be ended.
op_end() {
  local start=$tag record pid path
  local -A tags=()
  find_records
  for record in "$records"/*; do
    read_record "$record" && [[ $marked == "$start"* ]] && tags[$marked]=$record
  done
  for path in /proc/[0-9]*; do
    tag_of "${path#/proc/}" && [[ $mark == "$start"* ]] && tags[$mark]=${tags[$mark]-}
  done
  for tag in "${!tags[@]}"; do
    leader='' record=${tags[$tag]}
    if [[ $record ]]; then
      read_record "$record"
      check_leader
    fi
    end_tree
    for pid in "${alive[@]}"; do
      name_of "$pid"
      look_at "$pid" && say "left $pid $started $tag $name"
    done
    ((${#alive[@]})) || { [[ $record ]] && rm -f -- "$record"; }
  done
  say done
  exit 0
}

op_forget() {
  find_records
  forget
  say done
  exit 0
}

boot=
{ IFS= read -r boot </proc/sys/kernel/random/boot_id; } 2>/dev/null
[[ $boot && -r /proc/self/stat ]] || refuse "it shows no processes in /proc, so nothing could be ended there"
hash bash setsid 2>/dev/null || refuse "it has no setsid (Debian: util-linux)"
[[ $nonce ]] && say ready
read_orders && "op_$op" "${BASH_CMDS[setsid]}" "${BASH_CMDS[bash]}"
