#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Print a manual page as it is installed: page.sh cagrade.1, page.sh zh_CN/cagrade.1, at the top of the
# source tree.  Two pages of each language are made from what the program is made from.
set -eu
: "${AWK:=awk}"

actions="src/model/argument.def src/model/action.def"
rulings=forms/gbt35289-2017/rulings.csv

# shellcheck disable=SC2086 # lists of files
case $1 in
cagrade.1) exec $AWK -f doc/keys.awk $actions "doc/$1.in" ;;
zh_CN/cagrade.1) exec $AWK -f doc/keys.awk po/zh_CN.po $actions "doc/$1.in" ;;
cagrade-scoring.7) exec $AWK -v language=en -f doc/rulings.awk $rulings "doc/$1.in" ;;
zh_CN/cagrade-scoring.7) exec $AWK -v language=zh -f doc/rulings.awk $rulings "doc/$1.in" ;;
*) exec cat "doc/$1" ;;
esac
