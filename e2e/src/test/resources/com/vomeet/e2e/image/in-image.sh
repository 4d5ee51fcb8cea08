#!/bin/bash
# in-image.sh ROOT UID:GID FOLDER COMMAND...: runs a command in an unpacked image as a restricted pod would: as that user, with a root that
# cannot be written, /tmp and /dev/shm in memory. FOLDER is seen as /shared. The environment is the caller's.
set -euo pipefail
root=$1 user=$2 shared=$3
shift 3
mkdir -p "$root"/{proc,dev/shm,tmp,shared}
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero random urandom; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/shm"
mount -t tmpfs -o size=512m,mode=1777 tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount --bind "$shared" "$root/shared"
mount --bind /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
exec chroot --userspec="$user" --groups="" "$root" "$@"
