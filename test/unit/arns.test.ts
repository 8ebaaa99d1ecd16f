import { expect, test } from 'vitest'
import { arnsOnce, shortArnInProse } from '../../src/model/arns.ts'

const ROLE = 'arn:aws:iam::391827364550:role/DataReader'
const OTHER = 'arn:aws:iam::602844517793:role/DataReader'

test('in full once, short after, with the account where two share a name', () => {
  const brief = arnsOnce()
  expect(brief(`STS refused ${ROLE}`)).toBe(`STS refused ${ROLE}`)
  expect(brief(`${ROLE} is not there`)).toBe('role/DataReader is not there')
  expect(brief(`not ${OTHER}, and not ${OTHER}`)).toBe(`not ${OTHER}, and not role/DataReader of 602844517793`)
})

test('what is there to be copied stays whole', () => {
  const brief = arnsOnce()
  brief(ROLE)
  const policy = `{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"${ROLE}"}`
  expect(brief(`It needs ${policy} to become ${ROLE}`)).toBe(`It needs ${policy} to become role/DataReader`)
  const command = `\`aws sts assume-role --role-arn ${ROLE} --role-session-name x\``
  expect(brief(`Try ${command}`)).toBe(`Try ${command}`)
})

test('a policy and a command stay whole also where the rest is shortened', () => {
  const policy = `{"Effect":"Allow","Action":"sts:AssumeRole","Resource":["${ROLE}","${OTHER}"]}`
  const command = `\`aws sts assume-role --role-arn ${ROLE}\``
  expect(shortArnInProse(`${ROLE} needs ${policy}; try ${command}`)).toBe(
    `role/DataReader needs {"Effect":"Allow","Action":"sts:AssumeRole","Resource":["${ROLE}","${OTHER}"]}; try ${command}`,
  )
})
