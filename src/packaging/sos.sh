#!/bin/sh
# S.O.S. as installed from its package. "sos --help" tells more.
set -u
export SOS_CONFIG="${SOS_CONFIG:-/etc/sos/sos.yaml}" SOS_DATA="${SOS_DATA:-/var/lib/sos}" MALLOC_ARENA_MAX=2

for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /usr/lib/jvm/*; do
    if [ -n "$jdk" ] && [ -x "$jdk/bin/java" ] && grep -qs '^JAVA_VERSION="25' "$jdk/release"; then
        exec "$jdk/bin/java" -XX:+UseSerialGC -Xms64m -Xmx256m -Xss512k -XX:MaxMetaspaceSize=192m \
            -XX:ReservedCodeCacheSize=96m -XX:MaxDirectMemorySize=48m -XX:+ExitOnOutOfMemoryError \
            -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
            --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
            ${SOS_JAVA_OPTIONS:-} -jar /usr/share/sos/sos.jar "$@"
    fi
done
echo "S.O.S. needs Java 25: install it (for example temurin-25-jre) or name its folder in JAVA_HOME." >&2
exit 3
