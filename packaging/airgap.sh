#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A folder that runs where nothing can be installed: the program with its libraries, forms,
# translations, descriptions of terminals and manual; packed, with checksums.  What it needs of the
# system is a C library at least as new as the one here.
#
# usage: airgap.sh TARBALL README OUTPUT
#
# TARBALL is that of `make dist`; the packed folder comes to lie in the folder OUTPUT.  The same
# tarball gives the same bytes on the same system: every time in it is SOURCE_DATE_EPOCH, or else
# that of the newest entry of the package's changelog.
set -eu

tarball=$(realpath "$1")
readme=$(realpath "$2")
mkdir -p "$3"
output=$(realpath "$3")
LC_ALL=C.UTF-8
TZ=UTC
export LC_ALL TZ

# Descriptions of terminals: what Debian installs everywhere.
terminals='ansi dumb linux rxvt rxvt-unicode rxvt-unicode-256color screen screen-256color tmux
	tmux-256color vt100 vt102 vt220 xterm xterm-256color xterm-color'

fail() {
	echo "airgap: $1" >&2
	exit 1
}

need() {
	for tool in "$@"; do
		command -v "$tool" >/dev/null || fail "$tool is missing"
	done
}

build() {
	tar -xf "$tarball" -C "$work"
	mv "$work/$name" "$work/sources"
	mkdir "$work/build"
	cd "$work/build"
	# Of the dependencies too the loader looks for dependencies in our folder: an old tag says so.
	# shellcheck disable=SC2016 # $ORIGIN is for the loader, behind configure and make
	../sources/configure -q --prefix=/usr CFLAGS='-O2' \
		LDFLAGS='-Wl,-rpath,\$$ORIGIN/lib -Wl,--disable-new-dtags'
	make -s -j"$(nproc)"
	make -s install DESTDIR="$work/stage"
	cd "$work"
}

# From the places that a system has for things to one folder.
arrange() {
	mkdir "$folder" "$folder/lib"
	mv stage/usr/bin/cagrade "$folder"
	mv stage/usr/share/cagrade/forms stage/usr/share/locale stage/usr/share/man "$folder"
	mv stage/usr/share/doc/cagrade "$folder/doc"
	mv stage/usr/share/bash-completion/completions "$folder/completion"
	cp sources/README.md sources/NEWS "$folder/doc"
	strip "$folder/cagrade"
}

# The libraries that a file needs, and those that they need: paths, but for the C library's.
libraries_of() {
	ldd "$1" | awk '$2 == "=>" { print $3 }' |
		grep -vE '/(libc|libm|libdl|librt|libpthread|ld-linux[^/]*)\.so[^/]*$'
}

# The library for workbooks is loaded by its name when one is written.
workbook_library() {
	soname=$(sed -n 's/^#define XLSX_SONAME "\(.*\)"$/\1/p' build/config.h)
	[ -z "$soname" ] || /sbin/ldconfig -p | awk -v name="$soname" '$1 == name { print $NF; exit }'
}

bundle_libraries() {
	workbooks=$(workbook_library)
	{
		libraries_of build/cagrade
		[ -z "$workbooks" ] || echo "$workbooks"
		[ -z "$workbooks" ] || libraries_of "$workbooks"
	} | sort -u >libraries
	while read -r library; do
		cp -L "$library" "$folder/lib"
	done <libraries
	chmod u+w "$folder"/lib/*
	strip --strip-unneeded "$folder"/lib/*
}

# The text that each bundled library is licensed by, the licences that it refers to, and where its
# sources are.
bundle_licences() {
	mkdir "$folder/licences" "$folder/licences/common"
	cp sources/COPYING "$folder/licences/cagrade"
	while read -r library; do
		dpkg-query -S "*/$(basename "$(realpath "$library")")" | sed 's/: .*//; s/:.*//'
	done <libraries | sort -u >packages
	while read -r package; do
		cp "/usr/share/doc/$package/copyright" "$folder/licences/$package"
		dpkg-query -W -f '${Package}: Debian source package ${source:Package} ${source:Version}\n' \
			"$package"
	done <packages >"$folder/licences/SOURCES"
	cat "$folder"/licences/* 2>/dev/null |
		grep -oE '/usr/share/common-licenses/[A-Za-z0-9.-]*[A-Za-z0-9]' | sort -u |
		while read -r licence; do
			cp -L "$licence" "$folder/licences/common"
		done
}

bundle_terminals() {
	for terminal in $terminals; do
		description=$(infocmp "$terminal" | sed -n 's/^#.* from file: //p')
		beneath=$folder/terminfo/$(printf '%.1s' "$terminal")
		mkdir -p "$beneath"
		cp -L "$description" "$beneath/$terminal"
	done
}

# The manual as it is read without a program for it.
write_manual() {
	find "$folder/man" -type f | while read -r page; do
		text=$(echo "$page" | sed 's|/man/|/manual/|; s|/man[0-9]/|/|').txt
		mkdir -p "$(dirname "$text")"
		mandoc -T utf8 -O width=78 "$page" | sed 's/.\x08//g' >"$text"
	done
}

# The newest version of the C library that anything in the folder asks for.
libc_wanted() {
	objdump -T "$folder/cagrade" "$folder"/lib/* | grep -o 'GLIBC_[0-9.]*' | sed 's/.*_//' |
		sort -uV | tail -n 1
}

write_readme() {
	sed "s|@VERSION@|$version|; s|@MACHINE@|$(uname -m)|; s|@LIBC@|$(libc_wanted)|" "$readme" \
		>"$folder/README.txt"
}

write_checksums() {
	(
		cd "$folder"
		find . -type f ! -name '*SUMS' | sed 's|^\./||' | sort >../files
		xargs -d '\n' sha256sum <../files >SHA256SUMS
		xargs -d '\n' cksum -a sm3 --untagged <../files >SM3SUMS
	)
}

pack() {
	chmod -R u=rwX,go=rX "$folder"
	# No links: a stick may be formatted for a system that knows none.
	tar --create --sort=name --format=gnu --owner=0 --group=0 --numeric-owner --hard-dereference \
		--dereference --mtime="@$SOURCE_DATE_EPOCH" "$folder" | gzip -9n >"$output/$folder.tar.gz"
	cd "$output"
	sha256sum "$folder.tar.gz" >"$folder.tar.gz.sha256"
	cksum -a sm3 --untagged "$folder.tar.gz" >"$folder.tar.gz.sm3"
	echo "$output/$folder.tar.gz"
}

need cksum dpkg-query infocmp ldd mandoc objdump strip
name=$(basename "$tarball" .tar.xz)
version=${name#cagrade-}
folder=$name-linux-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

build
if [ -z "${SOURCE_DATE_EPOCH-}" ]; then
	SOURCE_DATE_EPOCH=$(date +%s -d "$(sed -n 's/^ -- .*>  //p' \
		sources/packaging/debian/changelog | head -n 1)")
fi
export SOURCE_DATE_EPOCH
arrange
bundle_libraries
bundle_licences
bundle_terminals
write_manual
write_readme
write_checksums
pack
