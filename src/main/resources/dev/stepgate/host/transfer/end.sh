# What Stepgate runs at either end of a transfer: it says what is there, and gives what has arrived
# its mode, owner and name. The bytes themselves go through send.sh and receive.sh.
#
# All words come over standard input and go to standard output, each ended by a NUL. Programs get
# files as descriptors, or names below the folder they are in: no path stands in an argument list.

export LC_ALL=C
unset CDPATH
umask 077

say() { printf '%s\0' "$@"; }

refuse() {
  say refused "$1"
  exit 0
}

next() { IFS= read -r -d '' "$1"; }

find_programs() {
  local one nothing=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
  for one in find xargs stat readlink dd; do
    type -P "$one" >/dev/null || refuse "it has no program '$one'"
  done
  sha256sum=$(type -P sha256sum || true)
  openssl=$(openssl dgst -sha256 -r 2>/dev/null </dev/null || true)
  [[ ${openssl:0:64} == "$nothing" ]] || openssl=
  [[ $openssl || $sha256sum ]] || refuse "it has neither sha256sum nor openssl, so nothing could be compared"
  perl=$(type -P perl || true)
}

kind() {
  if [[ -L $1 ]]; then
    echo link
  elif [[ -f $1 ]]; then
    echo file
  elif [[ -d $1 ]]; then
    echo folder
  elif [[ -e $1 ]]; then
    echo other
  else
    echo none
  fi
}

# Goes to the folder that a path is in; sets name.
enter_folder_of() {
  local folder=.
  name=${1##*/}
  [[ $1 == */* ]] && folder=${1%/*}
  [[ $folder ]] || folder=/
  [[ -d $folder ]] || refuse "there is no folder $folder"
  cd -P -- "$folder" 2>/dev/null || refuse "may not enter the folder $folder"
}

op_source() {
  local path
  next path
  if [[ -d $path ]]; then
    cd -P -- "$path" 2>/dev/null || refuse "may not enter the folder $path"
    own=.
    say folder "$PWD"
  elif [[ -f $path ]]; then
    enter_folder_of "$path"
    own=./$name
    [[ -r $own ]] || refuse "may not read $path"
    say file "${PWD%/}/$name"
  elif [[ -e $path ]]; then
    refuse "$path is neither a file nor a folder"
  else
    refuse "there is no $path"
  fi
}

op_target() {
  local path
  next path
  next part
  enter_folder_of "$path"
  [[ -w . ]] || refuse "may not write in the folder $PWD"
  part=./$part name=./$name
  # An earlier exchange of folders was cut in its middle.
  if [[ $(kind "$name") == none && -d $part.old ]]; then
    move "$part.old" "$name"
  fi
  say ready "$PWD" "$(kind "$name")" "$(stat -f -c '%a %S' . 2>/dev/null || true)"
}

# What the next words are about: the part, or what has the name.
op_own() {
  local which
  next which
  own=${!which}
}

op_list() {
  if [[ -d $own ]]; then
    (cd -- "$own" && list_folder) || refuse "cannot list the folder"
  else
    say 1 '' "$(stat -L -c '%f %s %i %y' /dev/stdin <"$own")"
  fi
}

list_folder() {
  local -a names=()
  local one link attributes=
  mapfile -d '' names < <(find . -print0 && printf 'all\0')
  one=$((${#names[@]} - 1))
  ((one > 0)) && [[ ${names[one]} == all ]] || return 1
  unset "names[one]"
  attributes=$(printf '%s\0' "${names[@]}" | xargs -0 stat -c '%f %s %i %y') || return 1
  say "$one" "${names[@]#./}" "$attributes"
  for one in "${names[@]}"; do
    if [[ -L $one ]]; then
      link=$(readlink -n -- "$one" && printf .) || return 1
      say "${link%.}"
    fi
  done
}

# Prints the digest of so many bytes of standard input; openssl is quicker, but not to start.
digest() {
  if [[ $openssl && ($1 -ge 1048576 || ! $sha256sum) ]]; then
    openssl dgst -sha256 -r
  else
    sha256sum
  fi
}

op_hash() {
  local mebibytes size inner file sum
  next mebibytes
  next size
  next inner
  file=$own${inner:+/$inner}
  if [[ $mebibytes == all ]]; then
    sum=$(digest "$size" <"$file") || refuse "cannot read $file"
  else
    sum=$(dd bs=1048576 count="$mebibytes" 2>/dev/null <"$file" | digest "$size") ||
      refuse "cannot read $file"
  fi
  say "${sum:0:64}"
}

# Makes the part, unless it is there; nobody else may still be writing it.
op_begin() {
  local wanted
  next wanted
  [[ $(kind "$part") == "$wanted" ]] || rm -rf -- "$part"
  if [[ $wanted == file ]]; then
    : >>"$part"
  else
    mkdir -p -- "$part"
    chmod -R u+rwX "$part"
  fi
  if type -P flock >/dev/null && ! flock -n 8 8<"$part"; then
    say busy
  else
    say begun
  fi
}

op_discard() {
  local inner
  next inner
  rm -rf -- "$part${inner:+/$inner}"
}

op_folder() {
  local inner
  next inner
  [[ -d $part/$inner && ! -L $part/$inner ]] || rm -rf -- "$part/$inner"
  mkdir -p -- "$part/$inner"
}

op_link() {
  local inner to
  next to
  next inner
  rm -rf -- "$part/$inner"
  ln -s -- "$to" "$part/$inner"
}

# Begins to put it on the disk.
op_sync() {
  if [[ -d $part ]]; then
    (sync -f "$part" 2>/dev/null || sync) &
  else
    sync "$part" &
  fi
  syncing=$!
}

op_owner() {
  local owner
  next owner
  if [[ -d $own ]]; then
    (cd -- "$own" && chown -R -h "$owner" .)
  else
    chown "$owner" /proc/self/fd/9 9<"$own"
  fi || refuse "it cannot be given to $owner"
}

op_modes() {
  local mode count inner
  next mode
  next count
  if [[ -d $own ]]; then
    (
      cd -- "$own"
      for ((; count > 0; count--)); do
        next inner
        say "./$inner"
      done | xargs -0 chmod "$mode"
    )
  else
    next inner
    chmod "$mode" /proc/self/fd/9 9<"$own"
  fi || refuse "its mode cannot be $mode"
}

# Both keep what may be secret in a name out of argument lists where they can.
move() {
  if [[ $perl ]]; then
    from=$1 to=$2 perl -e 'rename($ENV{from}, $ENV{to}) or die "$!\n"'
  else
    mv -f -T -- "$1" "$2"
  fi
}

name_anew() {
  if [[ $perl ]]; then
    from=$part to=$name perl -e 'link($ENV{from}, $ENV{to}) or die "$!\n"'
  else
    ln -T -- "$part" "$name"
  fi 2>/dev/null
}

# Everything before has worked.
op_ping() { say done; }

op_finish() {
  local overwrite old=$part.old
  next overwrite
  wait "$syncing" || refuse "it cannot be put on the disk"
  if [[ $overwrite == no && -f $part ]] && name_anew; then
    rm -f -- "$part"
  elif [[ $overwrite == no && $(kind "$name") != none ]]; then
    refuse "something else has taken the name meanwhile"
  elif [[ -d $part && $(kind "$name") == folder ]]; then
    rm -rf -- "$old"
    move "$name" "$old"
    move "$part" "$name" || {
      move "$old" "$name"
      refuse "it cannot get its name"
    }
    chmod -R u+rwX "$old"
    rm -rf -- "$old"
  else
    move "$part" "$name" || refuse "it cannot get its name"
  fi
  sync . 2>/dev/null || sync
  say done
}

find_programs
say ready
while next word; do
  "op_$word"
done
