# SPDX-License-Identifier: GPL-3.0-or-later
# The programs beside ours, each showing the same rows; read in by bench.sh, in whose folder they
# are prepared.  A peer that is not installed is left out.
# shellcheck shell=sh
# shellcheck disable=SC2154  # the variables of bench.sh

peers_known="dialog whiptail nano htop tig calcurse mc"

# Set `peers` and `peers_missing`, and make what the peers show out of list.txt.
prepare_peers() {
	peers=floor
	peers_missing=
	for peer in $peers_known; do
		if command -v "$peer" >/dev/null && { [ "$peer" != tig ] || command -v git >/dev/null; }; then
			peers="$peers $peer"
		else
			peers_missing="$peers_missing $peer"
		fi
	done
	case $peers in *tig*) prepare_history ;; esac
	mkdir calendar files
	: >calendar/apts
	: >calendar/keys
	echo general.autosave=no >calendar/conf
	sed 's/^/[1] /' list.txt >calendar/todo
	while read -r line; do : >"files/$line"; done <list.txt
	# shellcheck disable=SC2016  # fields of awk
	awk '{ printf "%s %s ", $1, $2 }' list.txt >menu.txt
}

# A commit a row.
prepare_history() {
	awk '{
		print "commit refs/heads/main"
		print "committer A B <a@b.example> " 1700000000 + NR " +0000"
		print "data <<END"
		print
		print "END"
	}' list.txt >history.txt
	git init -q -b main history
	git -C history fast-import --quiet <history.txt
}

# peer NAME PTY-OPTIONS...: measure the peer by pty.
peer() {
	name=$1
	shift
	# shellcheck disable=SC2046  # a tag and a text each, without blanks
	case $name in
	floor) "$pty" "$@" -q q -- "$BENCH_BIN/floor" list.txt ;;
	dialog) "$pty" "$@" -q "$enter" -- dialog --menu Rows 22 76 15 $(cat menu.txt) ;;
	whiptail) "$pty" "$@" -q "$enter" -- whiptail --menu Rows 22 76 14 $(cat menu.txt) ;;
	nano) "$pty" "$@" -q "$control_x" -- nano -I list.txt ;;
	htop) "$pty" "$@" -q q -- htop -d 100 ;;
	tig) "$pty" "$@" -q q -- tig -C history ;;
	calcurse) "$pty" "$@" -q q -- calcurse -D calendar ;;
	mc) "$pty" "$@" -q "$f10" -- mc -u -d files files ;;
	esac
}

# Keys that lead to the rows, where the peer shows something else at first.
keys_to_rows() {
	case $1 in
	calcurse) echo "$tab $tab" ;;
	esac
}
