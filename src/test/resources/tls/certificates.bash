# FOLDER USER: an authority, a server at 127.0.0.1, and a client whose certificate has the user's name.
set -euo pipefail
cd "$1"

sign() {
  local name=$1 subject=$2 extensions=$3
  openssl req -newkey rsa:2048 -nodes -keyout "$name.key" -out "$name.csr" -subj "/CN=$subject"
  openssl x509 -req -in "$name.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 \
    -out "$name.crt" -extfile <(printf '%s\n' "$extensions")
  chmod 600 "$name.key"
}

{
  openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 2 -subj "/CN=authority"
  sign server localhost "subjectAltName=IP:127.0.0.1,DNS:localhost"
  sign client "$2" "extendedKeyUsage=clientAuth"
  # Java reads keys in another form than PostgreSQL's own clients.
  openssl pkcs8 -topk8 -nocrypt -in client.key -outform DER -out client.pk8
} >certificates.log 2>&1
