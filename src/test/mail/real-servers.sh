#!/bin/sh
# Prepares Debian's Dovecot and Postfix for RealMailServersTest: a system user whose mail Postfix puts into a Maildir and
# Dovecot serves. Run as root on a machine of its own.
set -eu
id sospoczta >/dev/null 2>&1 || useradd --create-home --shell /usr/sbin/nologin sospoczta
echo 'sospoczta:poczta-do-prob' | chpasswd
postconf -e 'inet_interfaces = loopback-only' 'home_mailbox = Maildir/' 'mydestination = localhost, sos.example' \
    'message_size_limit = 104857600' 'mailbox_size_limit = 0' 'default_database_type = lmdb' 'alias_maps =' 'alias_database ='
printf 'mail_location = maildir:~/Maildir\nssl = no\ndisable_plaintext_auth = no\nlisten = 127.0.0.1\n' \
    > /etc/dovecot/conf.d/99-sos.conf
service postfix restart
service dovecot restart
