#!/bin/sh
# OGC's own tests of level 1 (opengeospatial/ets-sta10) against a running server, without TEAM Engine and without Maven.
#
#   apt-get install default-jdk-headless testng libandroid-json-java libhttpclient-java
#   registry-api/test/ets-sta10/run.sh DIRECTORY http://127.0.0.1:8080/sta/v1.1
#
# DIRECTORY holds a copy of ets-sta10, which is no part of this project. Its tests take the first entity of each set and go on from
# there, so the first sensor of the register must have been measuring.
set -eu
suite=$1/src/main/java
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
jars=$(printf '/usr/share/java/%s.jar:' testng jcommander com.android.json httpclient httpcore commons-logging)

# The one class of TEAM Engine's world that level 1 names and does not use.
mkdir -p "$out/jakarta/ws/rs/client"
echo 'package jakarta.ws.rs.client; public interface Client {}' >"$out/jakarta/ws/rs/client/Client.java"

javac -nowarn -Xlint:none -cp "$jars" -sourcepath "$out:$suite" -d "$out" \
  "$suite/org/opengis/cite/sta10/sensingCore/Capability1Tests.java" "$(dirname "$0")/Run.java"
java -cp "$jars$out" Run "$2"
