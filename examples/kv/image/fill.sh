#!/bin/sh
# Puts into the folder root what the image has: the node of this machine with its shared libraries, and the server.
set -eu
cd "$(dirname "$0")"
rm -rf root
mkdir -p root/bin root/app
node=$(readlink -f "$(command -v node)")
cp "$node" root/bin/node
for library in $(ldd "$node" | grep -o '/[^ ]*'); do
    mkdir -p "root$(dirname "$library")"
    cp -L "$library" "root$library"
done
# Debian's node has a part of itself in a folder of its own.
if [ -d /usr/share/nodejs ]; then
    mkdir -p root/usr/share
    cp -R /usr/share/nodejs root/usr/share
fi
cp ../server.js ../store.js root/app
