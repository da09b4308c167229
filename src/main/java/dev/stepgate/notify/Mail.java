package dev.stepgate.notify;

import dev.stepgate.notify.NotifySettings.Tls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends plain mail through one server. */
record Mail(
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    Tls tls,
    InternetAddress from,
    List<InternetAddress> to,
    Duration timeout)
    implements Channel {

  @Override
  public void send(Message message) throws NotDelivered {
    try {
      Transport.send(mail(message));
    } catch (AuthenticationFailedException refused) {
      throw NotDelivered.ever(where() + " refused the user");
    } catch (MessagingException failed) {
      throw judged(failed);
    }
  }

  private MimeMessage mail(Message message) throws MessagingException {
    MimeMessage mail = new MimeMessage(session());
    mail.setFrom(from);
    mail.setRecipients(jakarta.mail.Message.RecipientType.TO, to.toArray(new InternetAddress[0]));
    mail.setSubject(Letter.subject(message), "UTF-8");
    mail.setSentDate(Date.from(message.time()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Stepgate-Id", message.id());
    mail.setText(String.join("\n", Letter.lines(message)) + "\n", "UTF-8");
    return mail;
  }

  private Session session() {
    Properties settings = new Properties();
    settings.put("mail.transport.protocol", "smtp");
    set(settings, "host", host);
    set(settings, "port", port);
    set(settings, "connectiontimeout", timeout.toMillis());
    set(settings, "timeout", timeout.toMillis());
    set(settings, "writetimeout", timeout.toMillis());
    set(settings, "auth", user != null);
    set(settings, "starttls.enable", tls == Tls.STARTTLS);
    set(settings, "starttls.required", tls == Tls.STARTTLS);
    set(settings, "ssl.enable", tls == Tls.IMPLICIT);
    set(settings, "ssl.checkserveridentity", true);
    return Session.getInstance(settings, user == null ? null : new Password());
  }

  private static void set(Properties settings, String name, Object value) {
    settings.put("mail.smtp." + name, String.valueOf(value));
  }

  /** Only the number of an answer is told: its text may repeat what was sent. */
  private NotDelivered judged(MessagingException failed) {
    int code = code(failed);
    if (code > 0) {
      String answered = where() + " answered " + code;
      return code >= 500 ? NotDelivered.ever(answered) : NotDelivered.yet(answered);
    }
    return NotDelivered.yet(
        where()
            + (failed instanceof SendFailedException
                ? " did not take the mail"
                : " could not be reached or trusted"));
  }

  private static int code(MessagingException failed) {
    Exception next = failed;
    while (next instanceof MessagingException one) {
      if (one instanceof SMTPSendFailedException refused) {
        return refused.getReturnCode();
      }
      if (one instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode();
      }
      next = one.getNextException();
    }
    return 0;
  }

  private String where() {
    return host + ":" + port;
  }

  private final class Password extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return new PasswordAuthentication(user, password);
    }
  }

  @Override
  public String toString() {
    return "Mail[" + where() + "]";
  }
}
