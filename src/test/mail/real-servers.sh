#!/bin/sh
# Debian's Dovecot and Postfix for RealMailServersTest: a system user whose mail Postfix puts into a Maildir and Dovecot
# serves. Run as root on a machine of its own, after "apt-get install -y dovecot-imapd postfix":
#   real-servers.sh          prepares and starts both; no service manager is needed
#   real-servers.sh stop     stops both
set -eu
if [ "${1:-}" = stop ]; then
    doveadm stop || true
    postfix stop
    exit
fi
id sospoczta >/dev/null 2>&1 || useradd --create-home --shell /usr/sbin/nologin sospoczta
echo 'sospoczta:poczta-do-prob' | chpasswd
postconf -e 'inet_interfaces = loopback-only' 'home_mailbox = Maildir/' 'mydestination = localhost, sos.example' \
    'message_size_limit = 104857600' 'mailbox_size_limit = 0' 'default_database_type = lmdb' 'alias_maps =' 'alias_database ='
printf 'mail_location = maildir:~/Maildir\nssl = no\ndisable_plaintext_auth = no\nlisten = 127.0.0.1\n' \
    > /etc/dovecot/conf.d/99-sos.conf
# Its configuration names a certificate also where no TLS is spoken; Debian makes one only if ssl-cert has made its own.
pem=/etc/dovecot/private/dovecot
[ -e $pem.pem ] || openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost -keyout $pem.key -out $pem.pem 2>/dev/null
doveadm stop 2>/dev/null || true
postfix stop 2>/dev/null || true
postfix start
dovecot
