# Sends the bytes of files, one behind the other. First comes the path of the file or the folder, then
# for each file how many mebibytes are left out, and its name in the folder.

export LC_ALL=C
unset CDPATH

next() { IFS= read -r -d '' "$1"; }

next path
if [[ -d $path ]]; then
  cd -P -- "$path"
  path=
fi
while next mebibytes && next inner; do
  {
    ((mebibytes)) && dd bs=1048576 skip="$mebibytes" count=0 2>/dev/null
    cat
  } <"${path:-./$inner}"
done
