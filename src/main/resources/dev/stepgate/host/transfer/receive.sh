# Writes bytes to files. First come the folder and the part in it, then for each file how many
# mebibytes of it stay, how many bytes come ("rest" for all that still do), its name, and the bytes.

export LC_ALL=C
unset CDPATH
umask 077

next() { IFS= read -r -d '' "$1"; }

next folder
next part
cd -P -- "$folder"
exec 8<"./$part"
if type -P flock >/dev/null; then
  flock -n 8
fi
while next mebibytes && next size && next inner; do
  file=./$part${inner:+/$inner}
  if ((mebibytes)); then
    dd bs=1048576 seek="$mebibytes" count=0 of="$file" 2>/dev/null
  else
    : >"$file"
  fi
  if [[ $size == rest ]]; then
    cat >>"$file"
  else
    head -c "$size" >>"$file"
  fi
done
