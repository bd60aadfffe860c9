#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The packages on a bare Debian without a network: the image of one is unpacked, and in it the .deb
# is installed and the folder for air-gapped machines started, each in both languages.
#
# usage: bare.sh IMAGE.tar PACKAGES    as root; IMAGE.tar: `debootstrap --variant=minbase`, packed
#
# PACKAGES is the folder that `make deb airgap` fills.  What the .deb depends on is looked up and
# downloaded by apt before the network is taken away.

if [ $# -ne 2 ] || [ "$(id -u)" -ne 0 ]; then
	echo "usage: bare.sh IMAGE.tar PACKAGES, as root" >&2
	exit 2
fi
image=$(realpath "$1")
packages=$(realpath "$2")

# shellcheck source=/dev/null
. "$(dirname "$0")/../lint/tap.sh"

# within COMMAND...: run it in the image, with no network, as root.
within() {
	# shellcheck disable=SC2016 # for that shell
	unshare --net --mount --propagation private sh -c '
		mount -t proc proc "$1/proc"
		mount --rbind /dev "$1/dev"
		# The folder as on a medium that cannot be written to.
		mount --bind "$1/stick" "$1/stick"
		mount -o remount,ro,bind "$1/stick"
		# What the system itself knows of terminals is to be hidden.
		[ -z "$2" ] || mount -t tmpfs none "$1$2"
		root=$1
		shift 2
		exec chroot "$root" "$@"
	' sh "$root" "$hidden" "$@" 2>&1
}

# as_user SCRIPT: the same as an ordinary user, in a home of theirs.
as_user() {
	within setpriv --reuid=1000 --regid=1000 --clear-groups \
		env -i HOME=/home/inspector PATH=/usr/bin:/bin TERM=xterm-256color LANG=C.UTF-8 \
		sh -c "cd; $1"
}

# says WHAT TEXT SCRIPT: what the script prints holds the text.
says() {
	said=$(as_user "$3")
	case $said in
	*"$2"*) report "$1" "" ;;
	*) report "$1" "there is no '$2' in: $(printf '%s' "$said" | head -c 600)" ;;
	esac
}

# screen PROGRAM LANGUAGE: the screen of a new record, left again at once; what asks line by line counts
# the questions in other words.
screen() {
	echo "printf q | timeout 20 script -qec '$1 assess --lang $2 $2.csv' /dev/null | grep -a 1/228"
}

# starts HOW PROGRAM SAMPLE: what is the same however the program came here.
starts() {
	as_user 'rm -rf ./*' >/dev/null
	says "$1: the sample is imported" 'slip 190:' "$2 import a.csv $3 --by 'Li Ming'"
	says "$1: it scores in English" 'Total: 3.88 to 4.36 of 5' "$2 score a.csv"
	says "$1: it scores in Chinese" '总分：3.88至4.36' "$2 score --lang zh a.csv"
	says "$1: it asks in Chinese, line by line" '228' "$2 assess --plain --lang zh new.csv </dev/null"
	says "$1: a screen in English" 'What is the full name' "$(screen "$2" en)"
	says "$1: a screen in Chinese" '受检认证机构的全称' "$(screen "$2" zh)"
	says "$1: a workbook" 'done' "$2 export a.csv -o a.xlsx && test -s a.xlsx && echo done"
	says "$1: an encoding of the system's" 'done' \
		"$2 export a.csv --encoding gb18030 -o a.gb.csv && echo done"
	says "$1: the record holds" 'a.csv: whole up to row 190' "$2 verify a.csv"
}

# The folder on a read-only medium, in a system that knows no terminals.
try_folder() {
	tar -C "$root/stick" -xzf "$packages"/cagrade-*-linux-*.tar.gz
	folder=/stick/$(basename "$root"/stick/cagrade-*)
	hidden=/lib/terminfo
	says "its SHA-256 sums hold" 'whole' "cd $folder && sha256sum --quiet -c SHA256SUMS && echo whole"
	says "its SM3 sums hold" 'whole' "cd $folder && cksum -a sm3 --quiet -c SM3SUMS && echo whole"
	says "it lies where nothing can be written" 'Read-only' "touch $folder/a"
	starts "from the folder" "$folder/cagrade" "$folder/doc/sample-answers.csv"
	hidden=
}

# Download what the image lacks of what the package depends on.
fetch_dependencies() {
	mkdir "$root/debs"
	apt-get -qq -o Dir::State::status="$root/var/lib/dpkg/status" \
		-o Dir::Cache::archives="$root/debs" --download-only -y install \
		"$packages"/deb/cagrade_*.deb >"$work/log" 2>&1 || cat "$work/log"
	cp "$packages"/deb/cagrade_*.deb "$root/debs"
}

install_package() {
	within sh -c 'dpkg -i /debs/*.deb' >"$work/log" || cat "$work/log"
}

missing_pages() {
	for page in man1/cagrade.1 zh_CN/man1/cagrade.1; do
		[ -f "$root/usr/share/man/$page.gz" ] || echo "$page"
	done
}

remains() {
	within dpkg --purge cagrade >"$work/log" || cat "$work/log"
	find "$root/usr" "$root/etc" "$root/var/lib/dpkg/info" -name '*cagrade*'
}

try_package() {
	report "what the package depends on can be had" "$(fetch_dependencies)"
	report "the package is installed" "$(install_package)"
	report "its manual is there in both languages" "$(missing_pages)"
	starts "installed" cagrade /usr/share/doc/cagrade/sample-answers.csv
	report "taken away, it leaves nothing" "$(remains)"
}

hidden=
work=$(mktemp -d)
trap 'rm -rf --one-file-system "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$work/image"
tar -C "$work/image" -xf "$image"
root=$work/image
[ -d "$root/etc" ] || root=$(echo "$work"/image/*)
mkdir -p "$root/stick" "$root/home/inspector"
chown 1000:1000 "$root/home/inspector"

try_folder
try_package
finish
