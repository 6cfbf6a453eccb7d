package pl.sos.identity.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long doors stay open and how often they may be tried, under {@code sos.door} in the configuration.
 *
 * @param sessionIdle a session ends when nobody used it for so long
 * @param sessionLength a session ends after so long whatever happens
 * @param signInsPerAddress a minute, for one network address; an office of sixty people may share one
 * @param signInsPerAccount a minute, for one e-mail address
 * @param mailsPerAddress reset mails an hour that one network address may ask for
 * @param mailsPerAccount reset mails an hour that one person gets
 * @param callsPerToken API calls a second that one token may make in the long run; a burst of ten times that is let pass
 * @param refusedTokensPerAddress wrong tokens a minute from one network address
 */
@ConfigurationProperties("sos.door")
public record DoorSettings(
        @DefaultValue("PT12H") Duration sessionIdle,
        @DefaultValue("P7D") Duration sessionLength,
        @DefaultValue("60") int signInsPerAddress,
        @DefaultValue("10") int signInsPerAccount,
        @DefaultValue("30") int mailsPerAddress,
        @DefaultValue("5") int mailsPerAccount,
        @DefaultValue("2000") int callsPerToken,
        @DefaultValue("60") int refusedTokensPerAddress) {}
